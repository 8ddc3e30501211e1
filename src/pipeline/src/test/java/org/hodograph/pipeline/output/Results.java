package org.hodograph.pipeline.output;

import org.hodograph.pipeline.series.Derivatives;

/** Single records of a result. */
final class Results {

    private Results() {}

    static byte[] single(Derivatives result, int order) {
        ResultJson json = new ResultJson(false);
        json.begin(result);
        return json.single(Topic.VELOCITY, order);
    }

    static byte[] all(Derivatives result) {
        ResultJson json = new ResultJson(false);
        json.begin(result);
        return json.all();
    }
}
