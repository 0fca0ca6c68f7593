import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Locked = { resolved?: string; optionalDependencies?: Record<string, string> }

const text = readFileSync('package-lock.json', 'utf8')
const packages = (JSON.parse(text) as { packages: Record<string, Locked> }).packages

test('the lock file names every optional package, so that every platform gets what was tested', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isFound(place, name))
      .map((name) => `${place} offers ${name}`),
  )
  expect(missing, 'make the lock file anew: remove it and node_modules, then npm install').toEqual([])
  const offered = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
  expect(offered.some((name) => name.includes('win32')) && offered.some((name) => name.includes('darwin'))).toBe(true)
})

test('the lock file names no registry, so that an installation asks the one it is configured for', () => {
  expect(Object.values(packages).flatMap(({ resolved }) => resolved ?? [])).toEqual([])
})

/** Where Node would look for it: beside its dependent, then further up. */
function isFound(place: string, name: string): boolean {
  if (`${place === '' ? '' : `${place}/`}node_modules/${name}` in packages) return true
  const above = place.lastIndexOf('/node_modules/')
  return place !== '' && isFound(above < 0 ? '' : place.slice(0, above), name)
}
