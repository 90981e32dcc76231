# Sourced by ./run: builds the applications if a source differs from what they were built from.

APPLICATIONS="engine workers case-api local"
BUILT_FROM=local/target/built-from
BUILD_LOG=local/target/build.log

# Prints the application jar of module $1; nothing if it is not built.
app_jar() {
  for jar in "$1"/target/"$1"-*-app.jar; do
    [ -f "$jar" ] && echo "$jar" && return 0
  done
  return 0
}

# Prints one number for the content of everything that goes into the applications.
sources_hash() {
  find pom.xml .mvn bpmn forms case-core workers case-api engine local \
    \( -name target -o -name node_modules -o -path '*/src/test' \) -prune -o -type f -print |
    LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum
}

is_built() {
  for application in $APPLICATIONS; do
    [ -n "$(app_jar "$application")" ] || return 1
  done
  [ -r "$BUILT_FROM" ] && [ "$(cat "$BUILT_FROM")" = "$1" ]
}

build_if_stale() {
  hash=$(sources_hash)
  is_built "$hash" && return 0
  require_program mvn Maven maven
  echo "正在构建（首次需下载依赖，可能要几分钟）…  Building; the first time it downloads for some minutes …"
  mkdir -p local/target
  rm -f "$BUILT_FROM"
  # The exit status must be Maven's, not that of the filter that shows its progress.
  { mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip package 2>&1 && printf '\nBUILD-DONE\n'; } | tee "$BUILD_LOG" |
    sed -n 's/^\[INFO\] Building \([a-z-]* .*\[[0-9]*\/[0-9]*\]\)$/  \1/p'
  if [ "$(tail -n 1 "$BUILD_LOG")" != BUILD-DONE ]; then
    grep '^\[ERROR\]' "$BUILD_LOG" | head -n 5 >&2
    echo "构建失败，没有启动；请按上面的错误改正（完整记录见 $BUILD_LOG）后再运行 ./run。" >&2
    echo "The build failed and nothing was started; mend the errors above (all of it in $BUILD_LOG) and type ./run again." >&2
    exit 1
  fi
  echo "$hash" > "$BUILT_FROM"
}
