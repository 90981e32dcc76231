package org.kangyang.local;

class Main {
    public static void main(String[] args) {}
}
