import { execFile } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openFolder } from '#app/core/file-store.server.ts'
import { BackupProblem } from '#db/backup/backup-problem.ts'
import { lockFile } from '#db/backup/file-lock.ts'
import { migrate } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import {
  changeState,
  migrationsDir,
  runBackup,
  runRestore,
  stateOfSite,
  statesAnywhere,
} from '#tests/factories/kept-site.ts'
import { aMember } from '#tests/factories/members.ts'
import { startFaults, type Fault } from '#tests/fixtures/file-faults.ts'
import { childEnv } from '#tests/setup/child-env.ts'
import { freshDatabase, testDialect } from '#tests/setup/database.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** A folder with a site in state 1 and a folder for backups. */
async function aSite(): Promise<{ dataDir: string; copies: string; file: string }> {
  const { dataDir: place, remove } = await freshDatabase()
  onTestFinished(remove)
  const dataDir = path.join(place, 'site')
  for (const name of readdirSync(place)) cpSync(path.join(place, name), path.join(dataDir, name), { recursive: true })
  const site = await testApp({ DATA_DIR: dataDir, DATABASE_URL: '' })
  await aMember(site, 'ann')
  await site.close()
  await changeState(dataDir, 1)
  const copies = path.join(place, 'copies')
  return { dataDir, copies, file: path.join(copies, 'one.db') }
}

/** A site in state 2 with a backup of its state 1. */
async function aBackup() {
  const site = await aSite()
  await runBackup(site.dataDir, site.file)
  await changeState(site.dataDir, 2)
  return site
}

/** What the command refuses with, having changed nothing. */
async function refusal({ dataDir, file }: { dataDir: string; file: string }, more = {}): Promise<string> {
  const before = await stateOfSite(dataDir)
  const names = readdirSync(dataDir).sort()
  const error: unknown = await runRestore(dataDir, file, more).then(
    () => null,
    (refused: unknown) => refused,
  )
  expect(error).toBeInstanceOf(BackupProblem)
  expect(await stateOfSite(dataDir)).toBe(before)
  expect(readdirSync(dataDir).sort()).toEqual(names)
  return (error as BackupProblem).message
}

function inProcess(order: object): Promise<NodeJS.Signals | number> {
  return new Promise((resolve) => {
    const script = ['tests/fixtures/backup-once.ts', JSON.stringify(order)]
    execFile(process.execPath, script, { env: childEnv }, (error) =>
      resolve(error === null ? 0 : (error.signal ?? Number(error.code))),
    )
  })
}

describe.runIf(testDialect() === 'sqlite')('on SQLite', () => {
  test('two restores one after another keep both states that they replaced, with their pictures', async () => {
    const { dataDir, copies, file } = await aBackup()
    const first = await runRestore(dataDir, file)
    await changeState(dataDir, 3)
    const second = await runRestore(dataDir, file)
    expect(first.kept).not.toBe(second.kept)
    expect(await stateOfSite(dataDir)).toBe(1)
    expect([...(await statesAnywhere(dataDir, copies))].sort()).toEqual([1, 2, 3])
  })

  test('the state that a restore kept is restored like a backup', async () => {
    const { dataDir, file } = await aBackup()
    const { kept } = await runRestore(dataDir, file)
    await runRestore(dataDir, path.join(kept ?? '', 'dangol.db'), { withoutManifest: true })
    expect(await stateOfSite(dataDir)).toBe(2)
  })

  test('a backup leaves its three parts and nothing else, and stays so when it is restored', async () => {
    const { dataDir, copies, file } = await aBackup()
    const parts = ['one.db', 'one.db.manifest.json', 'one.db.uploads']
    expect(readdirSync(copies).sort()).toEqual(parts)
    await runRestore(dataDir, file)
    expect(readdirSync(copies).sort()).toEqual(parts)
    expect(readdirSync(dataDir).filter((name) => name.includes('.part'))).toEqual([])
  })

  const damages: [string, (file: string) => void, RegExp][] = [
    ['an empty file', (file) => writeFileSync(file, ''), /is empty/],
    ['a text', (file) => writeFileSync(file, 'not a database'), /is not what was backed up/],
    ['a file cut short', (file) => truncateSync(file, 40_960), /is not what was backed up/],
    [
      'a file with one other byte',
      (file) => {
        const bytes = readFileSync(file)
        bytes[bytes.length - 7] = (bytes[bytes.length - 7] ?? 0) ^ 1
        writeFileSync(file, bytes)
      },
      /is not what was backed up/,
    ],
    ['no file', (file) => rmSync(file), /does not exist/],
    ['a backup without its manifest', (file) => rmSync(`${file}.manifest.json`), /--without-manifest/],
    ['a torn manifest', (file) => truncateSync(`${file}.manifest.json`, 100), /is damaged/],
    [
      'a manifest of a later version',
      (file) => writeFileSync(`${file}.manifest.json`, JSON.stringify({ format: 2, version: '9.1.0' })),
      /version 9\.1\.0.*Install that version/,
    ],
    [
      'a backup that somebody wrote to',
      (file) => writeFileSync(`${file}-wal`, 'changes'),
      /-wal holds changes.*Move that file away/,
    ],
    ['a backup without its pictures', (file) => rmSync(`${file}.uploads`, { recursive: true }), /pic1 is missing/],
    [
      'a backup with another picture',
      (file) => appendFileSync(path.join(`${file}.uploads`, 'pi', 'pic1'), 'x'),
      /pic1 is not what was stored/,
    ],
  ]

  test.each(damages)('%s is refused, with what to do, and the site stays as it is', async (_, damage, says) => {
    const site = await aBackup()
    damage(site.file)
    expect(await refusal(site)).toMatch(says)
  })

  const strangers: [string, (file: string) => void, RegExp][] = [
    ['a text', (file) => writeFileSync(file, 'not a database at all, and long enough'.repeat(40)), /no whole database/],
    [
      'a database of another program',
      (file) => new Database(file).exec('create table note (text text)').close(),
      /not one of Dangol/,
    ],
    [
      'a database of another program that has migrations too',
      (file) =>
        new Database(file)
          .exec("create table migration (name, checksum); insert into migration values ('1', '2')")
          .close(),
      /not one of Dangol/,
    ],
  ]

  test.each(strangers)('%s is no backup, even without a manifest', async (_, make, says) => {
    const site = await aSite()
    const file = path.join(path.dirname(site.dataDir), 'stranger.db')
    make(file)
    expect(await refusal({ ...site, file }, { withoutManifest: true })).toMatch(says)
  })

  test('a database of a later version is refused, and its migration named', async () => {
    const site = await aBackup()
    new Database(site.file).exec("insert into migration values ('2099-01-01-01-later', 'x', 'y')").close()
    expect(await refusal(site, { withoutManifest: true })).toMatch(/newer than this one.*2099-01-01-01-later/)
  })

  test('the present database is not taken for a backup of itself', async () => {
    const site = await aSite()
    expect(await refusal({ ...site, file: path.join(site.dataDir, 'dangol.db') })).toMatch(/present database itself/)
  })

  test('a picture that is lost can be done without when a person says so', async () => {
    const { dataDir, file } = await aBackup()
    rmSync(`${file}.uploads`, { recursive: true })
    const { missing } = await runRestore(dataDir, file, { acceptMissing: true })
    expect(missing).toEqual(['pic1'])
  })

  test('files that a backup does not know are left out', async () => {
    const { dataDir, file } = await aBackup()
    await openFolder(`${file}.uploads`).put('foreign', Buffer.from('x'), 'image/webp')
    await runRestore(dataDir, file)
    expect(await openFolder(path.join(dataDir, 'uploads')).read('foreign')).toBeNull()
  })

  test('while the site is open, or another program has its database open, a restore is refused', async () => {
    const site = await aBackup()
    const open = openDatabase({ DATABASE_URL: '', DATABASE_POOL: 1, dataDir: site.dataDir })
    await expect(runRestore(site.dataDir, site.file)).rejects.toThrow(/is in use\. Stop the site/)
    await open.close()
    const other = new Database(path.join(site.dataDir, 'dangol.db'))
    other.prepare('select count(*) from setting').get()
    await expect(runRestore(site.dataDir, site.file)).rejects.toThrow(/in use by another program/)
    other.close()
    await runRestore(site.dataDir, site.file)
    expect(await stateOfSite(site.dataDir)).toBe(1)
  })

  test('while a restore is under way, the site does not start', { timeout: 60_000 }, async () => {
    const { dataDir } = await aSite()
    const lock = lockFile(path.join(dataDir, 'dangol.lock'), 'alone')
    expect(() => openDatabase({ DATABASE_URL: '', DATABASE_POOL: 1, dataDir })).toThrow(/restore is under way/)
    lock?.release()
    expect(await stateOfSite(dataDir)).toBe(1)
  })

  test('after kill -9 of the site, what it had committed is backed up, and a restore is not refused', async () => {
    const { dataDir, copies, file } = await aBackup()
    expect(await inProcess({ act: 'write', dataDir, state: 5 })).toBe('SIGKILL')
    expect(existsSync(path.join(dataDir, 'dangol.db-wal'))).toBe(true)
    await runRestore(dataDir, file)
    expect(await stateOfSite(dataDir)).toBe(1)
    expect([...(await statesAnywhere(dataDir, copies))].sort()).toEqual([1, 5])
  })

  test('a damaged site is replaced, and kept byte for byte', async () => {
    const { dataDir, file } = await aBackup()
    writeFileSync(path.join(dataDir, 'dangol.db'), 'torn')
    writeFileSync(path.join(dataDir, 'dangol.db-wal'), 'also torn')
    const { kept } = await runRestore(dataDir, file)
    expect(await stateOfSite(dataDir)).toBe(1)
    expect(readFileSync(path.join(kept ?? '', 'dangol.db'), 'utf8')).toBe('torn')
    expect(readFileSync(path.join(kept ?? '', 'dangol.db-wal'), 'utf8')).toBe('also torn')
  })

  test('a database that was cut to nothing keeps its -wal, which may hold all there is', async () => {
    const { dataDir, file } = await aBackup()
    truncateSync(path.join(dataDir, 'dangol.db'), 0)
    writeFileSync(path.join(dataDir, 'dangol.db-wal'), 'committed')
    await expect(stateOfSite(dataDir)).rejects.toThrow(/is damaged\. Restore a backup/)
    const { kept } = await runRestore(dataDir, file)
    expect(readFileSync(path.join(kept ?? '', 'dangol.db-wal'), 'utf8')).toBe('committed')
  })

  test('a backup of an earlier version is migrated before it takes its place', async () => {
    const { dataDir, copies } = await aSite()
    const folder = path.resolve('.cache', `earlier-${path.basename(path.dirname(dataDir))}`)
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    cpSync(migrationsDir, folder, { recursive: true })
    const last = readdirSync(folder).sort().at(-1) ?? ''
    rmSync(path.join(folder, last))
    const earlier = path.join(path.dirname(dataDir), 'earlier')
    const open = openDatabase({ DATABASE_URL: '', DATABASE_POOL: 1, dataDir: earlier })
    await migrate(open, folder, { backupDir: null, now: '2026-11-22T09:00:00.000Z' })
    await open.close()
    const file = path.join(copies, 'earlier.db')
    await runBackup(earlier, file)
    const { applied } = await runRestore(dataDir, file)
    expect(applied).toEqual([last.replace('.ts', '')])
  })

  test('a copy of the database alone takes the present pictures along, and both states are whole', async () => {
    const { dataDir, copies, file } = await aSite()
    await runBackup(dataDir, file)
    const manifest = JSON.parse(readFileSync(`${file}.manifest.json`, 'utf8')) as object
    writeFileSync(`${file}.manifest.json`, JSON.stringify({ ...manifest, pictures: null }))
    rmSync(`${file}.uploads`, { recursive: true })
    await runRestore(dataDir, file)
    expect(await stateOfSite(dataDir)).toBe(1)
    rmSync(path.join(dataDir, 'dangol.db'))
    expect([...(await statesAnywhere(dataDir, copies))]).toEqual([1])
  })

  test('on an object store pictures are added, and what lay under the name of one is kept', async () => {
    const { dataDir, file } = await aBackup()
    const objectStore = openFolder(path.join(path.dirname(dataDir), 'objects'))
    await objectStore.put('pic1', Buffer.from('damaged'), 'image/webp')
    await objectStore.put('pic2', Buffer.from('of another time'), 'image/webp')
    const { kept } = await runRestore(dataDir, file, { objectStore })
    expect(Buffer.from((await objectStore.read('pic1')) ?? [])).toEqual(Buffer.from('the picture of state 1'))
    expect(await objectStore.read('pic2')).not.toBeNull()
    const aside = await openFolder(path.join(kept ?? '', 'dangol.db.uploads')).read('pic1')
    expect(Buffer.from(aside ?? [])).toEqual(Buffer.from('damaged'))
  })

  test('a link in the place of the pictures is refused before anything moves', async () => {
    const site = await aBackup()
    const elsewhere = path.join(path.dirname(site.dataDir), 'elsewhere')
    cpSync(path.join(site.dataDir, 'uploads'), elsewhere, { recursive: true })
    rmSync(path.join(site.dataDir, 'uploads'), { recursive: true })
    symlinkSync(elsewhere, path.join(site.dataDir, 'uploads'))
    expect(await refusal(site)).toMatch(/is a link or lies on another file system/)
  })

  test('what is in the way of the staging folder is not touched', async () => {
    const site = await aBackup()
    writeFileSync(path.join(site.dataDir, 'restore.part'), 'mine')
    expect(await refusal(site)).toMatch(/in the way/)
    writeFileSync(`${site.file}2.part`, 'mine')
    await expect(runBackup(site.dataDir, `${site.file}2`)).rejects.toThrow(/in the way/)
  })

  /** Runs the command again and again on copies of the same site, with a fault at each change of files in turn. */
  async function atEveryChange(
    kind: Fault['kind'],
    command: (site: { dataDir: string; file: string }) => Promise<unknown>,
    after: (site: { dataDir: string; copies: string; file: string; error: unknown }) => Promise<void>,
  ): Promise<number> {
    const from = await aBackup()
    const base = path.dirname(from.dataDir)
    const place = path.join(base, 'try')
    for (let at = 1; ; at += 1) {
      rmSync(place, { recursive: true, force: true })
      for (const name of ['site', 'copies']) cpSync(path.join(base, name), path.join(place, name), { recursive: true })
      const site = { dataDir: path.join(place, 'site'), file: path.join(place, 'copies', 'one.db') }
      const faults = startFaults({ at, kind })
      const error: unknown = await command(site).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      faults.end()
      await after({ ...site, copies: path.join(place, 'copies'), error })
      if (faults.changes() < at) return at
    }
  }

  test(
    'a restore that is cut off at any change of files leaves the former site or the new one, and the other kept',
    { timeout: 240_000 },
    async () => {
      const seen = new Set<number | null>()
      const changes = await atEveryChange(
        'stop',
        ({ dataDir, file }) => runRestore(dataDir, file),
        async ({ dataDir, copies, file }) => {
          seen.add(await stateOfSite(dataDir))
          expect([...(await statesAnywhere(dataDir, copies))].sort()).toEqual([1, 2])
          await runRestore(dataDir, file)
          expect(await stateOfSite(dataDir)).toBe(1)
          expect([...(await statesAnywhere(dataDir, copies))].sort()).toEqual([1, 2])
          expect(existsSync(path.join(dataDir, 'restore.part'))).toBe(false)
        },
      )
      expect(seen).toEqual(new Set([1, 2]))
      expect(changes).toBeGreaterThan(15)
    },
  )

  test(
    'a backup that is cut off at any change of files is there whole or not at all, and the next one cleans up',
    { timeout: 240_000 },
    async () => {
      const changes = await atEveryChange(
        'stop',
        ({ dataDir, file }) => runBackup(dataDir, file.replace('one', 'two')),
        async ({ dataDir, copies, file }) => {
          const two = file.replace('one', 'two')
          if (existsSync(two)) await runRestore(dataDir, two)
          expect(await stateOfSite(dataDir)).toBe(2)
          await runBackup(dataDir, file.replace('one', 'three'))
          expect(readdirSync(copies).filter((name) => name.endsWith('.part'))).toEqual([])
          if (existsSync(two)) await runRestore(dataDir, two)
          else expect(readdirSync(copies).filter((name) => name.startsWith('two'))).toEqual([])
        },
      )
      expect(changes).toBeGreaterThan(15)
    },
  )

  test.each(['backup', 'restore'] as const)(
    'a disk that fills up at any point of a %s leaves everything as it was, and says so',
    { timeout: 240_000 },
    async (act) => {
      await atEveryChange(
        'full',
        ({ dataDir, file }) =>
          act === 'backup' ? runBackup(dataDir, file.replace('one', 'two')) : runRestore(dataDir, file),
        async ({ dataDir, copies, error }) => {
          if (error === null) return
          expect(String(error)).toMatch(/is full|no space left/)
          expect(await stateOfSite(dataDir)).toBe(2)
          expect(readdirSync(dataDir)).not.toContain('restore.part')
          expect(readdirSync(copies).sort()).toEqual(['one.db', 'one.db.manifest.json', 'one.db.uploads'])
        },
      )
    },
  )

  type Step =
    | { act: 'change' | 'changeAndDie' }
    | { act: 'backup' | 'restore'; which: number; killAt: number | null }
    | { act: 'damage'; which: number; how: number }
    | { act: 'damageSite' }

  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: fc.constant<Step>({ act: 'change' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ act: 'changeAndDie' }) },
    {
      weight: 8,
      arbitrary: fc.record({
        act: fc.constantFrom('backup' as const, 'restore' as const),
        which: fc.nat(3),
        killAt: fc.oneof(
          { weight: 3, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
        ),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ act: fc.constant('damage' as const), which: fc.nat(3), how: fc.nat(damages.length - 1) }),
    },
    { weight: 1, arbitrary: fc.constant<Step>({ act: 'damageSite' }) },
  )

  test('no order of backups, restores, damages and kills loses a state', { timeout: 300_000 }, async () => {
    const from = await aSite()
    const base = path.dirname(from.dataDir)
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        const place = path.join(base, `run${(runs += 1)}`)
        const dataDir = path.join(place, 'site')
        const copies = path.join(place, 'copies')
        cpSync(from.dataDir, dataDir, { recursive: true })
        let state = 1
        const damaged = new Set<string>()
        // Which states a backup may hold: one that was interrupted may be finished by a later command.
        const held = new Map<string, (number | null)[]>()
        for (const next of steps) {
          const file = 'which' in next ? path.join(copies, `${next.which}.db`) : ''
          const live = await stateOfSite(dataDir).catch(() => null)
          if (next.act === 'damageSite') writeFileSync(path.join(dataDir, 'dangol.db'), 'torn')
          if (next.act === 'damage' && existsSync(file)) {
            damaged.add(file)
            // What is gone already can't be damaged again.
            if (existsSync(`${file}.manifest.json`) && existsSync(`${file}.uploads`)) damages[next.how]?.[1](file)
          }
          if (next.act === 'change' && live !== null) await changeState(dataDir, (state += 1))
          if (next.act === 'changeAndDie' && live !== null)
            await inProcess({ act: 'write', dataDir, state: (state += 1) })
          if (next.act !== 'backup' && next.act !== 'restore') continue

          const before = await statesAnywhere(dataDir, copies)
          const wasThere = existsSync(file)
          if (next.act === 'backup' && !wasThere) held.set(file, [...(held.get(file) ?? []), live])
          let refused: unknown = null
          if (next.killAt !== null) await inProcess({ act: next.act, dataDir, file, killAt: next.killAt })
          else
            await (next.act === 'backup' ? runBackup(dataDir, file) : runRestore(dataDir, file)).catch(
              (error: unknown) => (refused = error),
            )
          const now = await stateOfSite(dataDir).catch(() => null)
          if (refused !== null) expect(refused).toBeInstanceOf(BackupProblem)
          if (next.act === 'backup' || refused !== null) expect(now).toBe(live)
          else if (next.killAt === null) expect(held.get(file)).toContain(now)
          else expect([live, ...(held.get(file) ?? [])]).toContain(now)
          if (next.act === 'restore' && wasThere && !damaged.has(file)) expect(refused).toBe(null)
          const after = await statesAnywhere(dataDir, copies)
          expect([...before].filter((known) => !after.has(known))).toEqual([])
        }
        rmSync(place, { recursive: true, force: true })
      }),
      { numRuns: 12 },
    )
  })
})
