import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What only some sites or acts need: each is loaded with its first use. */
const late = ['pg', 'sharp', 'highlight.js', 'csv-parse', '@node-rs/argon2', 'web-push', 'yazl']

test('the bundle loads no library that only some sites or acts need', () => {
  const script = `
    import { registerHooks } from 'node:module'
    const loaded = new Set()
    registerHooks({
      load(url, context, next) {
        const name = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1]
        if (name !== undefined) loaded.add(name)
        return next(url, context)
      },
    })
    await import(process.cwd() + '/build/server/index.js')
    process.stdout.write(JSON.stringify([...loaded]))
    process.exit()`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const loaded = JSON.parse(said) as string[]
  expect(loaded).toContain('kysely')
  expect(loaded.filter((name) => late.includes(name))).toEqual([])
})
