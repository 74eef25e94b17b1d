package io.landfall.topology;
