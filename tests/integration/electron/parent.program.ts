import { launchStandIn } from '../../electron/launch.ts';

/** Starts an app and waits to be killed. Arguments: the app's folder. First line: the ids of the app and of its browser. */
const app = launchStandIn({ app: process.argv[2] ?? '', args: [], env: process.env });
await app.page();
console.log(JSON.stringify({ app: app.process.pid, browser: await app.browserPid() }));
setInterval(() => undefined, 60_000);
