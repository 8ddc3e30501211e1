package org.hodograph.kernels.auto;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.PerThread;

/** What an answer is worked out with, one for all series of a thread. */
final class Workbench {

    private static final Map<Auto.Noise, PerThread<Workbench>> OF_THREAD = Arrays.stream(Auto.Noise.values())
            .collect(Collectors.toMap(Function.identity(), noise -> new PerThread<>(() -> new Workbench(noise))));

    final Selection selection;
    final Mixture mixture = new Mixture();
    final Interior interior = new Interior();
    final Prediction prediction;
    final Smoother smoother;
    final FixedPoint fixedPoint;
    final Estimate newest = new Estimate(); // that is carried on

    private Workbench(Auto.Noise noise) {
        Family[] families = Catalogue.of(noise);
        selection = new Selection(families);
        prediction = new Prediction(families);
        smoother = new Smoother(families, mixture);
        fixedPoint = new FixedPoint(smoother.track(), mixture);
    }

    /** The calling thread's, for the members that hold for this noise. */
    static Workbench of(Auto.Noise noise) {
        return OF_THREAD.get(noise).get();
    }
}
