import { describe, expect, it } from 'vitest';
import { portableProgram } from '../../../electron/desktop/portable-program.ts';

describe('the file that the app was started by', () => {
  it('is the portable one on Windows', () => {
    const env = { PORTABLE_EXECUTABLE_FILE: String.raw`D:\Signoff.exe` };
    const running = String.raw`C:\Temp\abc\Signoff.exe`;
    expect(portableProgram({ platform: 'win32', env }, running)).toBe(String.raw`D:\Signoff.exe`);
    expect(portableProgram({ platform: 'win32', env: {} }, running)).toBeNull();
  });

  it('is the AppImage on Linux, where the running program lies in it', () => {
    const env = { APPIMAGE: '/home/ada/Signoff.AppImage', APPDIR: '/tmp/.mount_Signof1a' };
    const of = (running: string): string | null => portableProgram({ platform: 'linux', env }, running);
    expect(of('/tmp/.mount_Signof1a/signoff')).toBe('/home/ada/Signoff.AppImage');
    // Started from a terminal that is an AppImage itself.
    expect(of('/opt/Signoff/signoff')).toBeNull();
    expect(of('/tmp/.mount_Signof1ab/signoff')).toBeNull();
  });

  it('is none elsewhere', () => {
    const env = { PORTABLE_EXECUTABLE_FILE: 'x', APPIMAGE: 'y', APPDIR: '/' };
    expect(portableProgram({ platform: 'darwin', env }, '/Applications/Signoff.app')).toBeNull();
  });
});
