@echo off
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
set BANTIN_PYTHON=py -3
where py >nul 2>nul || set BANTIN_PYTHON=python
%BANTIN_PYTHON% -c "import sys" >nul 2>nul
if errorlevel 1 (
  echo Máy này chưa có Python. Hãy cài Python 3.11 trở lên từ https://www.python.org/downloads/
  echo Khi cài, nhớ đánh dấu ô "Add python.exe to PATH". Cài xong, mở lại tệp này.
  pause
  exit /b 1
)
%BANTIN_PYTHON% vendor\start.py %*
if errorlevel 1 pause
