import { execFile } from 'node:child_process';
import { win32 } from 'node:path';

/** How long Windows may take to look at a signature: it can ask the network whether a certificate was withdrawn. */
const deadlineMilliseconds = 60_000;

/** The file's path comes through the environment, so that nothing in it can be taken for a part of this. */
const script = [
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8',
  '$signature = Get-AuthenticodeSignature -LiteralPath $env:FILE_TO_VERIFY',
  '$signature.Status',
  "$signature.SignerCertificate.GetNameInfo('SimpleName', $false)",
].join('; ');

/** Runs a program; rejects where it fails or says anything on standard error. */
export type RunProgram = (
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
) => Promise<string>;

/**
 * Looks whether Windows finds a file's signature valid, and the publisher's own (the CN of the certificate).
 * @param systemRoot the folder of Windows
 * @returns what is wrong, in a word; null: nothing. Where it cannot be told, that is wrong too.
 */
export async function signatureProblem(
  file: string,
  publisher: string,
  systemRoot: string,
  run: RunProgram = runProgram,
): Promise<string | null> {
  // By its full path: a program of that name elsewhere on PATH must not answer.
  const powershell = win32.join(systemRoot, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const args = ['-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-Command', script];
  let output: string;
  try {
    output = await run(powershell, args, { SystemRoot: systemRoot, FILE_TO_VERIFY: file });
  } catch {
    return 'not-verified';
  }
  const [status, signer, ...rest] = output.trim().split(/\r?\n/);
  if (status !== 'Valid') return 'not-valid';
  return signer === publisher && rest.length === 0 ? null : 'other-publisher';
}

function runProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      file,
      args,
      { env, timeout: deadlineMilliseconds, windowsHide: true },
      (error, stdout, stderr) => {
        if (error === null && stderr === '') resolve(stdout);
        else reject(error ?? new Error('It wrote to standard error'));
      },
    );
  });
}
