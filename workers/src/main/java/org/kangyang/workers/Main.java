package org.kangyang.workers;

class Main {
    public static void main(String[] args) {}
}
