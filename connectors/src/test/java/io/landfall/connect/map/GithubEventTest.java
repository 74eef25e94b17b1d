package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubEventTest {

    @ParameterizedTest(name = "{0} in {1}/{2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"issue\":{}} | | | issues",
                "{\"issue\":{},\"comment\":{}} | | | issue_comment",
                "{\"issue\":{},\"comment\":{}} | issues | | issues",
                "{\"issue\":{},\"comment\":{}} | issues | issue_comment.created.json | issue_comment",
                "{\"issue\":3} | issues | issues.opened.json | unknown",
                "{\"deployment\":{}} | | | deployment",
                "{\"deployment\":{},\"deployment_status\":{}} | | | deployment_status",
                "{\"deployment\":{},\"workflow_job\":{}} | | | workflow_job",
                "{\"deployment\":{},\"deployment_callback_url\":\"x\"} | | | deployment_protection_rule",
                "{\"release\":{}} | my-payloads | 0001.json | release",
                "{\"release\":{}} | issues | 0001.json | release",
                "{\"pull_request\":{}} | | | pull_request",
                "{\"commits\":[]} | | | push",
                "{\"zen\":\"x\"} | ping | | ping",
                "{\"zen\":\"x\"} | | | unknown",
            })
    void kind(String payload, String folder, String file, String expected) throws Exception {
        Json json = new Json("", new ObjectMapper().readTree(payload));

        assertThat(GithubEvent.of(json, folder == null ? "" : folder, file == null ? "" : file))
                .isEqualTo(expected);
    }
}
