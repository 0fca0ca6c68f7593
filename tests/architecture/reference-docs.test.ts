import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { translator } from '#app/i18n/index.ts'
import { badgeMetrics } from '#app/registry/badge-metrics.ts'
import { badgeFamilies, badgeKeys } from '#app/registry/badges.ts'
import { earningRules } from '#app/registry/earning-rules.ts'
import { jobs } from '#app/registry/jobs.ts'
import { permissions } from '#app/registry/permissions.ts'
import { settings } from '#app/registry/settings/index.ts'
import { domainsPicture, withMap } from '#scripts/reference/map.ts'
import { referencePages } from '#scripts/reference/pages.ts'

test.each(Object.entries(referencePages()))('docs/reference/%s says what the registries say', (name, text) => {
  expect(readFileSync(`docs/reference/${name}`, 'utf8'), 'run: node scripts/generate-reference.ts').toBe(text)
})

test('the map of the architecture and its picture are those of the rules', () => {
  const page = readFileSync('docs/architecture.md', 'utf8')
  expect(page, 'run: node scripts/generate-reference.ts').toBe(withMap(page))
  expect(readFileSync('docs/pictures/domains.svg', 'utf8'), 'run: node scripts/generate-reference.ts').toBe(
    domainsPicture(),
  )
})

test('the permission matrix changes only on purpose', () => {
  expect(referencePages()['permissions.md']).toMatchSnapshot()
})

test('what the registries hold has its words in both languages', () => {
  const keys = [
    ...Object.keys(settings).map((key) => `settings.about.${key.replaceAll('.', '_')}`),
    // What a page of its own changes has no name among the settings.
    ...Object.entries(settings).flatMap(([key, entry]) =>
      'page' in entry ? [] : [`settings.name.${key.replaceAll('.', '_')}`, `settings.group.${key.split('.')[0] ?? ''}`],
    ),
    ...Object.values(settings).flatMap((entry) =>
      'unit' in entry ? [`settings.unit.${entry.unit.replaceAll(' ', '_')}`] : [],
    ),
    ...Object.keys(permissions).map((key) => `admin.permission.${key.replace('.', '_')}`),
    ...Object.keys(jobs).map((key) => `admin.job.${key}`),
    ...Object.keys(earningRules).flatMap((key) => [`loyalty.rule.${key}`, `loyalty.earned.${key}`]),
    ...badgeKeys.map((key) => `badges.name.${key}`),
    ...badgeMetrics.map((metric) => `badges.need.${metric}_other`),
    ...badgeFamilies.map((family) => `badges.family.${family}`),
  ]
  for (const locale of ['en', 'ko'] as const)
    expect(
      keys.filter((key) => !translator(locale).has(key)),
      locale,
    ).toEqual([])
})

test('the English words of jobs are those of the registry', () => {
  const t = translator('en')
  for (const [name, entry] of Object.entries(jobs)) expect(t.any(`admin.job.${name}`)).toBe(entry.about)
})

test('the English words of settings are those of the registry', () => {
  const t = translator('en')
  for (const [key, entry] of Object.entries(settings))
    expect(t.any(`settings.about.${key.replaceAll('.', '_')}`)).toBe(entry.about)
})
