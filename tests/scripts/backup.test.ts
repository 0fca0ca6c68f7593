import { execFile } from 'node:child_process'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { childEnv } from '#tests/setup/child-env.ts'
import { freshDatabase, testDialect } from '#tests/setup/database.ts'
import { testApp } from '#tests/setup/test-app.ts'

type Outcome = { code: number; said: string }

/** A site of its own, and `dangol` run on it as a person would. */
async function aSite() {
  const { url, dataDir, remove } = await freshDatabase()
  onTestFinished(remove)
  const dangol = (...args: string[]): Promise<Outcome> =>
    new Promise((resolve) => {
      const env: NodeJS.ProcessEnv = { ...childEnv, DATA_DIR: dataDir, DATABASE_URL: url ?? '', LOG_LEVEL: 'silent' }
      execFile(process.execPath, ['scripts/dangol.ts', ...args], { env }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
      )
    })
  return { dataDir, dangol }
}

test(
  'a site is backed up, changed, restored, and is as it was; on PostgreSQL the command says what to use instead',
  { timeout: 60_000 },
  async () => {
    const { dataDir, dangol } = await aSite()
    const file = `${dataDir}/copies/monday.db`
    if (testDialect() === 'postgres') {
      for (const act of ['backup', 'restore'])
        expect(await dangol(act, file)).toMatchObject({ code: 1, said: expect.stringMatching(/pg_dump.*pictures/) })
      return
    }
    await dangol('setting', 'set', 'site.name', 'Monday')
    expect((await dangol('backup', file)).code).toBe(0)
    expect(await dangol('backup', file)).toMatchObject({ code: 1, said: expect.stringContaining('never overwrites') })
    await dangol('setting', 'set', 'site.name', 'Tuesday')
    expect(await dangol('restore', file)).toMatchObject({ code: 1, said: expect.stringContaining('--yes') })
    expect((await dangol('restore', file, '--yes')).code).toBe(0)
    expect((await dangol('setting', 'get', 'site.name')).said).toBe('Monday\n')
    expect(readdirSync(dataDir).filter((name) => name.startsWith('before-restore-'))).toHaveLength(1)

    writeFileSync(`${dataDir}/torn.db`, 'not a database at all, only some text that is long enough')
    const torn = await dangol('restore', `${dataDir}/torn.db`, '--yes', '--without-manifest')
    expect(torn).toMatchObject({ code: 1, said: expect.stringContaining('no whole database') })
    expect(torn.said.trim().split('\n')).toHaveLength(1)
  },
)

test('the pictures of members are in the backup, and are back after a restore', { timeout: 60_000 }, async () => {
  if (testDialect() === 'postgres') return
  const { dataDir, dangol } = await aSite()
  const site = await testApp({ DATA_DIR: dataDir })
  const { id } = await addUpload(site.as(await aMember(site, 'ann')), { bytes: await aPicture(), bytesPerDay: null })
  await site.close()
  const stored = `${dataDir}/uploads/${id.slice(0, 2)}/${id}`
  const file = `${dataDir}/copies/pictures.db`
  expect(await dangol('backup', file)).toMatchObject({ code: 0, said: expect.stringContaining('1 pictures') })
  rmSync(stored)
  expect(await dangol('backup', `${dataDir}/copies/torn.db`)).toMatchObject({
    code: 1,
    said: expect.stringContaining(`The picture ${id} is missing`),
  })
  expect((await dangol('restore', file, '--yes')).code).toBe(0)
  expect(existsSync(stored)).toBe(true)
})

test('a healthy site passes the check of everything that can be wrong', { timeout: 60_000 }, async () => {
  const { dangol } = await aSite()
  const healthy = await dangol('check', '--json')
  expect(healthy.code).toBe(0)
  expect((JSON.parse(healthy.said) as { what: string; ok: boolean }[]).map(({ what, ok }) => [what, ok])).toEqual([
    ['database', true],
    ['migrations', true],
    ['settings', true],
    ['disk', true],
    ['jobs', true],
    ['mail', true],
    ['ledger', true],
    ['promises', true],
    ['audit log', true],
  ])
})
