@echo off
rem Builds Parallax when it is not built yet or its sources are newer, then runs the command line.
setlocal EnableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"

if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java")
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo No java found. Install a JDK 17 or newer, or set JAVA_HOME to one. 1>&2
  exit /b 1
)
for /f "tokens=3" %%v in ('""%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="') do set "VERSION=%%v"
if "%VERSION:~0,2%"=="1." set "VERSION=1"
if %VERSION% LSS 17 (
  echo %JAVA% is of version %VERSION%; Parallax needs a JDK 17 or newer. Set JAVA_HOME to one. 1>&2
  exit /b 1
)

set "BUILT=%HOME_DIR%\target\parallax.built"
set "STALE=yes"
if exist "%BUILT%" for /f %%s in ('powershell -NoProfile -Command "$b = (Get-Item '%BUILT%').LastWriteTime; $n = Get-ChildItem -Recurse -File '%HOME_DIR%\pom.xml','%HOME_DIR%\src\main','%HOME_DIR%\kernel' | Where-Object { $_.LastWriteTime -gt $b } | Select-Object -First 1; if ($n) { 'yes' } else { 'no' }"') do set "STALE=%%s"
if "%STALE%"=="yes" (
  echo Building Parallax. The first time this downloads about 300 MB, once. 1>&2
  pushd "%HOME_DIR%"
  if not exist target mkdir target
  call mvnw.cmd -B -ntp -Dmaven.test.skip=true -Djacoco.skip package > target\build.log 2>&1
  if errorlevel 1 (
    findstr /c:"ERROR" target\build.log 1>&2
    echo The build failed. Its whole output is in %HOME_DIR%\target\build.log 1>&2
    popd
    exit /b 1
  )
  echo built> target\parallax.built
  popd
)

set "FLAGS="
if %VERSION% GEQ 24 set "FLAGS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
rem ND4J's threads would spin while they wait, and take the cores from those that work.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
"%JAVA%" %FLAGS% -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Dorg.nd4j.log.initialization=false "-Dparallax.home=%HOME_DIR%" -cp "%HOME_DIR%\target\parallax.jar;%HOME_DIR%\target\lib\*" parallax.cli.Main %*
exit /b %ERRORLEVEL%
