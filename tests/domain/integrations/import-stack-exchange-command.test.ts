import { spawn } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { importStackExchange } from '#app/domain/integrations/import-stack-exchange.server.ts'
import { scratchDir } from '#scripts/throwaway/scratch.ts'
import { writeDump } from '#tests/factories/dump.ts'
import { siteState } from '#tests/factories/site-state.ts'
import { childEnv } from '#tests/setup/child-env.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const fixture = path.join(root, 'tests/fixtures/stackexchange/site')
const host = 'numbers.stackexchange.com'
const site = ['--site', host]

/** `npx dangol import stackexchange …` in a process of its own, on the database of this app. */
function importing({ app }: TestApp, ...args: string[]) {
  const { dataDir, DATABASE_URL } = app.platform.env
  const child = spawn(process.execPath, ['scripts/dangol.ts', 'import', 'stackexchange', ...args], {
    cwd: root,
    env: { ...childEnv, NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  let over = false
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => {
      over = true
      resolve({ code, stdout, stderr })
    })
  })
  return { ended, over: () => over, kill: () => child.kill('SIGKILL') }
}

/** Kills it without warning as soon as it has committed something of that stage (4: votes). */
async function importUntilKilledIn(community: TestApp, stage: number, ...args: string[]): Promise<void> {
  const running = importing(community, ...args)
  for (;;) {
    if (running.over())
      throw new Error(`It was over before it could be killed in stage ${stage}:\n${(await running.ended).stderr}`)
    const row = await community.app.platform.open.db
      .selectFrom('import_run')
      .select(['cursor', 'finished_at'])
      .executeTakeFirst()
    const reached = row === undefined ? null : (JSON.parse(row.cursor) as { stage: number; steps: number })
    if (reached !== null && (reached.stage > stage || (reached.stage === stage && reached.steps > 0))) break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  running.kill()
  await running.ended
  const { cursor, finished_at } = await community.app.platform.open.db
    .selectFrom('import_run')
    .select(['cursor', 'finished_at'])
    .executeTakeFirstOrThrow()
  expect(finished_at).toBeNull()
  expect((JSON.parse(cursor) as { stage: number }).stage).toBeGreaterThanOrEqual(stage)
}

function scratch(): string {
  const dir = scratchDir('dump')
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return dir
}

test(
  'killed among the texts and among the votes and started again, it ends with the same result, nothing twice',
  { timeout: 180_000 },
  async () => {
    const [whole, killed] = [await testApp(), await testApp()]
    const dir = scratch()
    writeDump(dir, { people: 9, questions: 20 })
    await importStackExchange(whole.as(systemActor), { dir, site: host, category: 'general', limit: null })
    await whole.drainJobs()

    await importUntilKilledIn(killed, 2, dir, ...site, '--batch', '2')
    await importUntilKilledIn(killed, 4, dir, ...site, '--batch', '2')
    const last = await importing(killed, dir, ...site, '--batch', '2', '--json').ended

    expect(last.code, last.stderr).toBe(0)
    expect(JSON.parse(last.stdout)).toMatchObject({
      added: {
        users: 9,
        questions: 20,
        answers: 40,
        comments: 60,
        upVotes: 108,
        downVotes: 12,
        accepted: 20,
        duplicates: 2,
        badges: 9,
      },
      known: { users: 0, questions: 0, answers: 0, comments: 0, upVotes: 0, accepted: 0 },
      problems: 0,
      ledger: { findings: [] },
    })
    const [expected, found] = [await siteState(whole), await siteState(killed)]
    for (const [table, rows] of Object.entries(found)) expect(rows, table).toEqual(expected[table])
  },
)

test('a malformed row is told with file and line, and the exit code says so', { timeout: 60_000 }, async () => {
  const community = await testApp()
  const dir = scratch()
  cpSync(fixture, dir, { recursive: true })
  const comments = path.join(dir, 'Comments.xml')
  writeFileSync(comments, readFileSync(comments, 'utf8').replace('Text="고마워요!"', 'Text="고마워요!'))
  const { code, stdout, stderr } = await importing(community, dir, ...site).ended
  expect(stderr).toMatch(/^Comments\.xml:4: this isn.t a row of a dump \(.+\)$/m)
  expect(stdout).toMatch(/^comments +1 +0$/m)
  expect(stdout).toMatch(/Ledger: .+ no differences/)
  expect(stdout).toMatch(/Rank correlation of reputation on both sites: 1\.000 over 3 members/)
  expect(code).toBe(2)
})

test('a folder without a dump is one clear line', { timeout: 60_000 }, async () => {
  const dir = scratch()
  const { code, stdout, stderr } = await importing(await testApp(), dir).ended
  expect([code, stdout, stderr]).toEqual([
    1,
    '',
    `Posts.xml (or Posts.xml.gz) is missing in ${dir}. An import needs Posts.xml and Users.xml.\n`,
  ])
})
