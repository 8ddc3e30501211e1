package org.hodograph.kernels.polynomial;

/** Loops over the first numbers of arrays, each element by itself: the compiler makes vector code of them, as they do nothing else. */
final class Vectors {

    private Vectors() {}

    static void divide(double[] numbers, double by, int size) {
        for (int i = 0; i < size; i++) {
            numbers[i] /= by;
        }
    }

    static void multiply(double[] numbers, double by, int size) {
        for (int i = 0; i < size; i++) {
            numbers[i] *= by;
        }
    }

    static void lower(double[] numbers, double by, int size) {
        for (int i = 0; i < size; i++) {
            numbers[i] -= by;
        }
    }

    /** numbers − c p */
    static void takeOff(double[] numbers, double c, double[] p, int size) {
        for (int i = 0; i < size; i++) {
            numbers[i] -= c * p[i];
        }
    }

    /** numbers + c p² */
    static void addSquares(double[] numbers, double c, double[] p, int size) {
        for (int i = 0; i < size; i++) {
            numbers[i] += c * (p[i] * p[i]);
        }
    }
}
