import { judgeAuthToken, salvageToken } from '../../electron/services/openbox/judge.ts';
import { judgeResponse } from '../../electron/services/openbox/judgement.ts';
import { outlineOf } from '../../electron/services/openbox/outline.ts';
import { asFormat, hostileFamilies } from '../unit/openbox/hostile-sizes.ts';

/** Reads one answer of 64 KiB, of the family that the argument names, as the first of a process; prints the milliseconds it worked. */

const family = hostileFamilies[process.argv[2] ?? ''];
if (family === undefined) throw new Error('No such family');
const body = new TextEncoder().encode(asFormat(family(64 * 1024 - 256), 'soap'));
const before = process.threadCpuUsage();
judgeResponse({ status: 200, contentType: null, body }, 'soap', 'get_auth_token', judgeAuthToken);
salvageToken(body);
outlineOf(body);
const { user, system } = process.threadCpuUsage(before);
console.log((user + system) / 1000);
