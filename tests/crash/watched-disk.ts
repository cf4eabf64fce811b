import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import type { Points } from './points.ts';

/**
 * Makes the calls that the registry is written by steps of their own: the temporary file's fsync (it is written by then), the
 * rename, and the directory's fsync. Call it before the module that writes is loaded.
 */
export function watchDisk(points: Points): void {
  const { fsync, rename } = fs;
  fs.fsync = ((descriptor: number, callback: fs.NoParamCallback) => {
    const step = points.begin('disk.fsync', '');
    fsync(descriptor, (error) => {
      points.end(step, '');
      callback(error);
    });
  }) as typeof fsync;
  fs.rename = ((from: string, to: string, callback: fs.NoParamCallback) => {
    const step = points.begin('disk.rename', basename(to));
    rename(from, to, (error) => {
      points.end(step, basename(to));
      callback(error);
    });
  }) as typeof rename;
  syncBuiltinESMExports();
}
