import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { variables } from '../../config-variables.js';
import { loadConfig } from '../../config.js';
import { projectRoot } from '../../scripts/provision/home.js';

const strings = z.record(z.string(), z.unknown());
const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  environment: strings.optional(),
  healthcheck: strings.optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
});
const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8');
const { services } = z
  .object({ services: z.record(z.string(), service) })
  .parse(parse(read('docker-compose.yml'), { merge: true }));
const jobs = ['temporal-schema', 'temporal-namespace', 'migrate'];

// There may be no Docker engine where this runs: what can be read from the file is held here.
describe('docker-compose.yml', () => {
  it('pins every image to a full version, and none is the deprecated auto-setup', () => {
    for (const { image, build } of Object.values(services)) {
      if (build === undefined) expect(image).toMatch(/:v?\d+\.\d+(\.\d+)?(-[\w.-]+)?$/);
      expect(image).not.toContain('auto-setup');
    }
  });

  it('checks the health of every service that stays up', () => {
    const unchecked = Object.keys(services).filter((name) => !services[name]?.healthcheck);
    expect(unchecked.sort()).toEqual([...jobs].sort());
  });

  it('waits for jobs to complete and for services to be healthy', () => {
    for (const [name, { depends_on: needs = {} }] of Object.entries(services)) {
      for (const [needed, { condition }] of Object.entries(needs)) {
        expect(services, `${name} needs ${needed}`).toHaveProperty([needed]);
        expect(condition).toBe(jobs.includes(needed) ? 'service_completed_successfully' : 'service_healthy');
      }
    }
  });

  it('gives the API and the worker only variables that exist, every required one, and no rights of the owner', () => {
    const known = Object.keys(variables);
    const required = Object.entries(variables).filter(([, { required: is }]) => is);
    for (const name of ['api', 'worker']) {
      const given = Object.keys(services[name]?.environment ?? {});
      expect(given.filter((variable) => !known.includes(variable))).toEqual([]);
      expect(given).toEqual(expect.arrayContaining(required.map(([variable]) => variable)));
      expect(given).not.toContain('DATABASE_ADMIN_URL');
    }
  });

  it('publishes nothing beyond this machine', () => {
    const ports = Object.values(services).flatMap(({ ports: published = [] }) => published);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('mounts only files that are there', () => {
    const mounted = Object.values(services)
      .flatMap(({ volumes = [] }) => volumes)
      .filter((volume) => volume.startsWith('./docker/'));
    expect(mounted.length).toBeGreaterThan(0);
    for (const volume of mounted) {
      expect(existsSync(path.join(projectRoot, volume.split(':')[0] ?? '')), volume).toBe(true);
    }
  });
});

describe('docker/prepare.sh', () => {
  it('writes every variable that the compose file insists on, and a configuration that is accepted', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'payloom-compose-'));
    cpSync(path.join(projectRoot, 'docker'), path.join(folder, 'docker'), { recursive: true });
    execFileSync('sh', ['docker/prepare.sh'], { cwd: folder });
    const written = readFileSync(path.join(folder, '.payloom/compose.env'), 'utf8');
    rmSync(folder, { recursive: true });
    const env = Object.fromEntries(
      written
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    ) as Record<string, string>;
    const insisted = [...read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
    expect(insisted.length).toBeGreaterThan(0);
    expect(Object.keys(env)).toEqual(expect.arrayContaining(insisted));
    expect(() =>
      loadConfig({ ...env, DATABASE_URL: 'postgres://payloom_app:pw@postgres/payloom' }),
    ).not.toThrow();
  });
});

describe('the Dockerfile', () => {
  it('builds in stages from one pinned image and runs as a user who is not root', () => {
    const lines = read('Dockerfile').split('\n');
    expect(lines.filter((line) => line.startsWith('FROM ')).length).toBeGreaterThan(1);
    expect(lines.find((line) => line.startsWith('ARG NODE_IMAGE='))).toMatch(
      /=node:24\.\d+\.\d+-bookworm-slim$/,
    );
    expect(lines.findLast((line) => line.startsWith('USER '))).toBe('USER node');
  });
});
