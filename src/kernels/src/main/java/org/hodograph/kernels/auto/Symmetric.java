package org.hodograph.kernels.auto;

/** Symmetric matrices of many members, side by side. */
final class Symmetric {

    private Symmetric() {}

    /** Row-major, an array over the members for each element; (i, j) and (j, i) are the same array. */
    static double[][] sideBySide(int rows, int members) {
        double[][] matrix = new double[rows * rows][];
        for (int i = 0; i < rows; i++) {
            for (int j = i; j < rows; j++) {
                matrix[i * rows + j] = new double[members];
                matrix[j * rows + i] = matrix[i * rows + j];
            }
        }
        return matrix;
    }

    /** Copies the first members' matrices. */
    static void copy(double[][] from, double[][] to, int rows, int members) {
        for (int i = 0; i < rows; i++) {
            for (int j = i; j < rows; j++) {
                System.arraycopy(from[i * rows + j], 0, to[i * rows + j], 0, members);
            }
        }
    }
}
