# Sourced by ./run and ./test: finds a JDK 21 or newer, though another Java may be the default, and sets JAVA_HOME.

REQUIRED_JAVA=21

# Prints the feature version of the JDK in directory $1 (21, 25, ...); nothing if it is none or lacks a compiler.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
  fi
}

# True if the JDK in directory $1 is new enough.
jdk_fits() {
  version=$(jdk_version "$1")
  [ -n "$version" ] && [ "$version" -ge "$REQUIRED_JAVA" ]
}

# Prints where JDKs are found, one directory a line, best guess first. KANGYANG_JDK_PLACES replaces the usual places.
jdk_candidates() {
  [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
  javac_on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$javac_on_path" ]; then
    javac_on_path=$(readlink -f "$javac_on_path" 2>/dev/null || echo "$javac_on_path")
    dirname "$(dirname "$javac_on_path")"
  fi
  for place in ${KANGYANG_JDK_PLACES:-/usr/lib/jvm /opt /opt/java /usr/java /usr/local "$HOME/.sdkman/candidates/java" "$HOME/.jdks" \
    /Library/Java/JavaVirtualMachines /opt/homebrew/opt}; do
    for candidate in "$place"/*; do
      [ -d "$candidate/Contents/Home" ] && candidate="$candidate/Contents/Home"
      [ -x "$candidate/bin/javac" ] && echo "$candidate"
    done
  done
  return 0
}

# Sets JAVA_HOME, or ends with one sentence in each language.
find_jdk() {
  found=$(jdk_candidates | while IFS= read -r candidate; do
    if jdk_fits "$candidate"; then
      echo "$candidate"
      break
    fi
  done)
  if [ -z "$found" ]; then
    echo "没有找到 JDK $REQUIRED_JAVA 或更新版本；请安装（如 apt install openjdk-21-jdk，或从 https://adoptium.net 下载），或把 JAVA_HOME 指向它。" >&2
    echo "No JDK $REQUIRED_JAVA or newer was found; install one (apt install openjdk-21-jdk, or from https://adoptium.net) or set JAVA_HOME to it." >&2
    exit 1
  fi
  JAVA_HOME=$found
  export JAVA_HOME
}

# Ends with one sentence in each language if the program $1 is missing; $2 and $3 name what to install.
require_program() {
  if ! command -v "$1" >/dev/null 2>&1; then
    echo "没有找到 $1；请安装 $2（如 apt install $3）。" >&2
    echo "$1 was not found; install $2 (apt install $3)." >&2
    exit 1
  fi
}
