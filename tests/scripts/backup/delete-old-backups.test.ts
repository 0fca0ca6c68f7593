import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { deleteOldBackupsIn, deleteOldMigrationCopies } from '#app/core/backup-runs.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { makeBackup } from '#db/backup/make-backup.ts'
import { backUpSite } from '#scripts/backup/back-up-site.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { testDialect } from '#tests/setup/database.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** A running site with one picture. */
async function aRunningSite() {
  const site = await testApp()
  await addUpload(site.as(await aMember(site, 'ann')), { bytes: await aPicture(), bytesPerDay: null })
  const { platform } = site.app
  const folder = path.join(platform.env.dataDir, 'copies')
  const fileOf = (name: string) => path.join(folder, name)
  return {
    site,
    folder,
    fileOf,
    dataDir: platform.env.dataDir,
    open: platform.open,
    backUp: (name: string) => backUpSite(platform, { file: fileOf(name), at: site.clock.now(), acceptMissing: false }),
    prune: () => deleteOldBackupsIn(site.app.context(), folder),
  }
}

describe.runIf(testDialect() === 'sqlite')('on SQLite', () => {
  test('backups older than the setting go with their pictures and manifests; younger ones stay', async () => {
    const { site, folder, fileOf, backUp, prune } = await aRunningSite()
    await backUp('first.db')
    site.clock.advance({ days: 20 })
    await backUp('second.db')
    site.clock.advance({ days: 15 })
    await backUp('third.db')
    expect(await prune()).toEqual([])
    site.clock.advance({ minutes: 1 })
    expect(await prune()).toEqual([fileOf('first.db')])
    expect(readdirSync(folder).filter((name) => name.startsWith('first'))).toEqual([])
    expect(existsSync(`${fileOf('second.db')}.uploads`)).toBe(true)
    expect(await prune()).toEqual([])
  })

  test('the newest whole backup stays, however old it is, and a torn one does not count as that', async () => {
    const { site, fileOf, backUp, prune } = await aRunningSite()
    for (const name of ['first.db', 'second.db', 'torn.db']) {
      await backUp(name)
      site.clock.advance({ hours: 1 })
    }
    truncateSync(fileOf('torn.db'), 100)
    site.clock.advance({ days: 400 })
    expect(await prune()).toEqual([fileOf('first.db'), fileOf('torn.db')])
    expect(existsSync(fileOf('second.db'))).toBe(true)
  })

  test('what the site did not make stays: files of others, backups of another site, and those it cannot tell', async () => {
    const { site, folder, fileOf, backUp, prune } = await aRunningSite()
    for (const name of ['of-another-site.db', 'of-an-old-version.db', 'damaged.db']) await backUp(name)
    const change = (name: string, how: (manifest: Record<string, unknown>) => unknown) => {
      const file = `${fileOf(name)}.manifest.json`
      writeFileSync(file, JSON.stringify(how(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)))
    }
    change('of-another-site.db', (manifest) => ({ ...manifest, siteSince: '2020-01-01T00:00:00.000Z' }))
    change('of-an-old-version.db', (manifest) => ({ ...manifest, siteSince: undefined }))
    writeFileSync(`${fileOf('damaged.db')}.manifest.json`, '{')
    writeFileSync(fileOf('dump.db'), 'of somebody else')
    mkdirSync(fileOf('photos.uploads'))
    const before = readdirSync(folder)
    site.clock.advance({ days: 400 })
    await backUp('new.db')
    expect(await prune()).toEqual([])
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(before))
  })

  test('a deletion that was interrupted after the database is finished by the next', async () => {
    const { site, folder, fileOf, backUp, prune } = await aRunningSite()
    await backUp('first.db')
    site.clock.advance({ days: 40 })
    await backUp('second.db')
    rmSync(fileOf('first.db'))
    expect(await prune()).toEqual([fileOf('first.db')])
    expect(readdirSync(folder).filter((name) => name.startsWith('first'))).toEqual([])
  })

  test('copies from before migrations are deleted, too', async () => {
    const { site, dataDir, open } = await aRunningSite()
    const file = path.join(dataDir, 'backups', 'before-2026.db')
    expect(await deleteOldMigrationCopies(site.app.context())).toEqual([])
    await makeBackup(open, { file, at: site.clock.now(), stagePictures: null })
    site.clock.advance({ days: 36 })
    expect(await deleteOldMigrationCopies(site.app.context())).toEqual([file])
  })
})
