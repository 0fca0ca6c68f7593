import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openFileStore, openFolder, type FileStore } from '#app/core/file-store.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { deletePicture } from '#app/domain/uploads/delete-picture.server.ts'
import { lockFile } from '#db/backup/file-lock.ts'
import { readManifest } from '#db/backup/manifest.ts'
import { migrationNames } from '#db/migration-names.ts'
import { backUpSite } from '#scripts/backup/back-up-site.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { testDialect } from '#tests/setup/database.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** A running site of a member with two pictures, and a name for a backup of it. */
async function aRunningSite() {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const { platform } = site.app
  const ids: string[] = []
  for (const seed of [1, 2])
    ids.push((await addUpload(site.as(ann), { bytes: await aPicture('png', { seed }), bytesPerDay: null })).id)
  ids.sort()
  const file = path.join(platform.env.dataDir, 'copies', 'one.db')
  const backUp = ({
    files = platform.files,
    acceptMissing = false,
  }: { files?: FileStore; acceptMissing?: boolean } = {}) =>
    backUpSite({ open: platform.open, files }, { file, at: site.clock.now(), acceptMissing })
  return { site, ann, platform, ids, file, backUp }
}

describe.runIf(testDialect() === 'sqlite')('on SQLite', () => {
  test('the manifest names version, migrations, rows, and the hash of the database and of every picture', async () => {
    const { ids, file, backUp, site } = await aRunningSite()
    expect(await backUp()).toEqual({ pictures: 2, missing: [] })
    const manifest = readManifest(`${file}.manifest.json`)
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(manifest).toMatchObject({ version, madeAt: site.clock.now(), counts: { upload: 2, member: 1 } })
    expect(manifest?.migrations.map(({ name }) => name)).toEqual(migrationNames('db/migrations'))
    const sha256 = (name: string): string => createHash('sha256').update(readFileSync(name)).digest('hex')
    expect(manifest?.database.sha256).toBe(sha256(file))
    expect(manifest?.pictures?.files.map(({ id, sha256: hash }) => [id, hash])).toEqual(
      ids.map((id) => [id, sha256(path.join(`${file}.uploads`, id.slice(0, 2), id))]),
    )
  })

  test('a picture that its author deletes while the backup runs does not end it, and is named as missing', async () => {
    const { site, ann, platform, ids, backUp } = await aRunningSite()
    const [first = '', second = ''] = ids
    const { files } = platform
    // Reading the first picture is the moment after the copy of the database in which the second one goes.
    const slow: FileStore = {
      ...files,
      async read(id) {
        if (id === first) await deletePicture(site.as(ann), { id: second })
        return files.read(id)
      },
    }
    expect(await backUp({ files: slow })).toEqual({ pictures: 1, missing: [second] })
  })

  test('a picture that the site has lost ends the backup, unless a person says to go on', async () => {
    const { platform, ids, file, backUp } = await aRunningSite()
    const [first = '', second = ''] = ids
    await platform.files.remove(first)
    await platform.files.put(second, Buffer.from('other'), 'image/webp')
    await expect(backUp()).rejects.toThrow(
      new RegExp(`${first} is missing.*\\n.*${second} is not what was stored.*\\n.*--accept-missing-pictures`),
    )
    expect(readdirSync(path.dirname(file))).toEqual([])
    expect(await backUp({ acceptMissing: true })).toEqual({ pictures: 0, missing: ids })
    expect(existsSync(file)).toBe(true)
  })

  test('a backup never overwrites any part of another one', async () => {
    const { file, backUp } = await aRunningSite()
    await backUp()
    for (const part of [file, `${file}.uploads`]) {
      rmSync(part, { recursive: true })
      await expect(backUp()).rejects.toThrow(/exists already; a backup never overwrites. Choose another name/)
    }
    expect(existsSync(`${file}.manifest.json`)).toBe(true)
  })

  test('a backup of a site that is written to all the time comes to its end', async () => {
    const { platform, backUp } = await aRunningSite()
    const other = new Database(path.join(platform.env.dataDir, 'dangol.db'), { timeout: 5_000 })
    let backedUp = false
    const writing = (async () => {
      for (let turn = 0; !backedUp && turn < 5_000; turn += 1) {
        other.pragma(`user_version = ${turn + 1}`)
        await setImmediate()
      }
      return backedUp
    })()
    await backUp()
    backedUp = true
    expect(await writing).toBe(true)
    other.close()
  })

  test('a backup that was cut off after its last move, and deleted since, does not keep the next from its work', async () => {
    const { file, backUp } = await aRunningSite()
    const part = `${file}.part`
    mkdirSync(part, { recursive: true })
    writeFileSync(path.join(part, 'dangol-unfinished'), '')
    writeFileSync(path.join(part, 'moves.json'), JSON.stringify([{ from: 'one.db.part/database', to: 'one.db' }]))
    expect(await backUp()).toEqual({ pictures: 2, missing: [] })
    expect(existsSync(part)).toBe(false)
  })

  test('two backups to the same file do not run at once', async () => {
    const { file, backUp, platform } = await aRunningSite()
    let during: Promise<unknown> | null = null
    const files: FileStore = {
      ...platform.files,
      async read(id) {
        during ??= backUp().catch((error: unknown) => error)
        await during
        return platform.files.read(id)
      },
    }
    await backUp({ files })
    expect(String(await during)).toMatch(/Another process is working in/)
    expect(existsSync(file)).toBe(true)
  })

  test('the lock of a file is shared with readers, and held alone against all', async () => {
    const { platform } = await aRunningSite()
    const file = path.join(platform.env.dataDir, 'some.lock')
    const shared = [lockFile(file, 'shared'), lockFile(file, 'shared')]
    expect(lockFile(file, 'alone')).toBeNull()
    for (const lock of shared) lock?.release()
    const alone = lockFile(file, 'alone')
    expect(lockFile(file, 'shared')).toBeNull()
    alone?.release()
    expect(lockFile(file, 'shared')).not.toBeNull()
  })
})

test('a picture that goes between two looks of the store is none, and no error', async () => {
  const { platform, ids } = await aRunningSite()
  const [first = ''] = ids
  const store = openFileStore(platform.env)
  const reading = Array.from({ length: 20 }, () => store.read(first))
  await openFolder(path.join(platform.env.dataDir, 'uploads')).remove(first)
  for (const found of await Promise.all(reading)) expect(found === null || found.byteLength > 0).toBe(true)
  expect(await store.read(first)).toBeNull()
})
