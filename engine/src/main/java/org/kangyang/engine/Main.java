package org.kangyang.engine;

class Main {
    public static void main(String[] args) {}
}
