// Preloaded with --import into a process that is to be profiled, and run in each of its threads. Plain JavaScript, since it
// comes before whatever reads TypeScript. Records between the moments at which `begin` and `end` appear in its folder.
import { existsSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import path from 'node:path';
import { threadId } from 'node:worker_threads';

const lookEveryMs = 50;
const samplingMicros = 500;

const { PROFILE_DIR: dir } = process.env;
const session = new Session();
let isRecording = false;

const timer = setInterval(() => {
  if (!isRecording && existsSync(path.join(dir, 'begin'))) begin();
  if (isRecording && existsSync(path.join(dir, 'end'))) end();
}, lookEveryMs);
timer.unref();

function begin() {
  isRecording = true;
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: samplingMicros });
  session.post('Profiler.start');
}

function end() {
  clearInterval(timer);
  session.post('Profiler.stop', (error, result) => {
    if (error) return;
    writeFileSync(path.join(dir, `${process.pid}-${threadId}.cpuprofile`), JSON.stringify(result.profile));
    session.disconnect();
  });
}
