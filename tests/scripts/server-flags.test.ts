import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { serverFlags } from '#scripts/setup/node.mjs'

const flags = serverFlags.join(' ')

test('every way to start the server gives Node the same flags', () => {
  const [shebang] = readFileSync('scripts/dangol.ts', 'utf8').split('\n')
  expect(shebang).toBe(`#!/usr/bin/env -S node ${flags}`)
  const started = /^ExecStart=(.*)$/m.exec(readFileSync('docs/operating.md', 'utf8'))?.[1]
  expect(started).toContain(`node ${flags} scripts/dangol.ts serve`)
  expect(readFileSync('scripts/setup/serve.mjs', 'utf8')).toContain('[...serverFlags, ...args]')
})
