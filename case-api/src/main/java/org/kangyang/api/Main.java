package org.kangyang.api;

class Main {
    public static void main(String[] args) {}
}
