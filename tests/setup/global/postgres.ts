import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { runStatement, urlOfDatabase } from '#scripts/throwaway/postgres-admin.ts'
import { startPostgres } from '#scripts/throwaway/postgres-cluster.ts'
import { scratchDir, sweepScratch } from '#scripts/throwaway/scratch.ts'
import { prepareDatabase } from '#tests/setup/prepare-database.ts'

/** One prepared PostgreSQL database per run; every test gets a copy of it, made by the server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweepScratch()
  const given = process.env['TEST_DATABASE_URL']
  const cluster =
    given === undefined || given === '' ? await startPostgres() : { adminUrl: given, stop: () => Promise.resolve() }
  const template = `dangol_test_${process.pid}`
  const dataDir = scratchDir('postgres-data')
  try {
    await runStatement(cluster.adminUrl, `create database ${template}`)
    await prepareDatabase({ dataDir, url: urlOfDatabase(cluster.adminUrl, template) })
  } catch (error) {
    await cluster.stop()
    throw error
  }
  project.provide('postgres', { adminUrl: cluster.adminUrl, template })
  return async () => {
    rmSync(dataDir, { recursive: true, force: true })
    if (given !== undefined && given !== '')
      await runStatement(cluster.adminUrl, `drop database if exists ${template} with (force)`)
    await cluster.stop()
  }
}
