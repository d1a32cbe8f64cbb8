import type { Progress } from '../../scripts/provision/progress.js';
import { ensureDatabase } from '../../scripts/provision/database.js';
import { choosePorts } from '../../scripts/provision/ports.js';
import { startPostgres } from '../../scripts/provision/postgres-cluster.js';
import type { Load } from '../closed-loop.js';
import { databaseUrlOf, freshHome, standOn } from '../ground.js';
import { drivePayloom } from '../payloom.js';
import { findProductionServer, startProductionServer } from '../production-server.js';
import type { Table } from '../report.js';
import { driveSkeleton } from '../skeleton/skeleton.js';
import { compared, tell, used } from './bills.js';

const namespace = 'payloom';

/** The same on what a user's own cluster runs: its four services, and Temporal's tables in the same Postgres as ours. */
export async function benchProduction(load: Load, progress: Progress): Promise<Table[]> {
  const home = freshHome('bench-production');
  const binaries = await findProductionServer(home, progress);
  if (binaries === null) {
    progress('Production server: left out, since there is no Go to build it with.');
    return [];
  }
  const { postgres: port } = await choosePorts(home, { postgres: { usual: null } });
  const postgres = await startPostgres({ home, port, progress });
  try {
    const database = await ensureDatabase(postgres.superuserUrl, home, 'payloom');
    const { superuserUrl } = postgres;
    const server = await startProductionServer({ home, binaries, superuserUrl, namespace });
    const services = { database, temporal: { address: server.address, namespace, uiUrl: '' } };
    try {
      const ground = await standOn(home, progress, services);
      try {
        const pids = { ...ground.pids(), temporal: server.process.pid, postgres: postgres.process.pid };
        const skeleton = await driveSkeleton(load, ground.temporal, pids);
        tell(progress, 'production, skeleton', skeleton);
        const payloom = await drivePayloom(load, ground.tenant, databaseUrlOf(ground.stack), pids);
        tell(progress, 'production, Payloom', payloom);
        const columns = { Payloom: payloom, 'bare skeleton': skeleton };
        return [compared('production', columns, load), used('production-cpu', columns, load)];
      } finally {
        await ground.stack.stop();
      }
    } finally {
      await server.process.stop();
    }
  } finally {
    await postgres.process.stop();
  }
}
