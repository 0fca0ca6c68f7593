import { rmSync, statSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { ownSecret } from '#app/core/own-secret.server.ts'
import { scratchDir } from '#scripts/throwaway/scratch.ts'

test('a site without a secret makes one of 256 bits, keeps it for itself and finds it again', () => {
  const folder = scratchDir('secret')
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const secret = ownSecret(`${folder}/data`)
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(ownSecret(`${folder}/data`)).toBe(secret)
  expect(statSync(`${folder}/data/session-secret`).mode & 0o777).toBe(0o600)
})
