import { expect, test } from 'vitest'
import {
  arrows,
  emptyNames,
  guarded,
  htmlPlaces,
  keptCalls,
  keptPackages,
  lists,
  ranks,
  routeExports,
} from './house.ts'
import { exists, placesBelow, sourceFiles, type SourceFile } from './source-files.ts'

const product = sourceFiles('app', 'db')
const tests = sourceFiles('tests')
const ownImports = product.flatMap(({ path, imports }) =>
  imports.flatMap(({ file, typeOnly }) => (file === null ? [] : [{ from: path, to: file, typeOnly }])),
)

test('every entry of the rules names something that is there', () => {
  const users = (holds: (file: SourceFile) => boolean) => product.filter(holds).map(({ path }) => path)
  const unused = (what: string, places: readonly RegExp[], paths: string[]) =>
    places.filter((place) => !paths.some((path) => place.test(path))).map((place) => `${what}: ${place}`)
  const stale = [
    ...Object.keys(ranks).filter((place) => !exists(place)),
    ...Object.keys(arrows).filter((domain) => !exists(`app/domain/${domain}`)),
    ...lists.filter((place) => !exists(place)),
    ...Object.entries(keptPackages).flatMap(([name, places]) =>
      unused(
        name,
        places,
        users(({ imports }) => imports.some(({ specifier }) => `${specifier}/`.startsWith(`${name}/`))),
      ),
    ),
    // The four words of SQL share their places: it is enough that one of them is used there.
    ...unused(
      'SQL',
      keptCalls.selectFrom,
      users(({ uses }) => ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom'].some((word) => uses.has(word))),
    ),
    ...Object.entries(keptCalls).flatMap(([word, places]) =>
      places === keptCalls.selectFrom
        ? []
        : unused(
            word,
            places,
            users(({ uses }) => uses.has(word)),
          ),
    ),
  ]
  expect(stale).toEqual([])
})

test('every arrow between domains is used by an import', () => {
  const used = new Set(ownImports.map(({ from, to }) => `${domainOf(from)} → ${domainOf(to)}`))
  const declared = Object.entries(arrows).flatMap(([from, targets]) => targets.map((to) => `${from} → ${to}`))
  expect(declared.filter((arrow) => !used.has(arrow))).toEqual([])
})

test('every file of the product has a place', () => {
  expect(product.map(({ path }) => path).filter((path) => placeOf(path) === null)).toEqual([])
})

test('imports go from a higher rank to a lower one, or stay in their place', () => {
  const upward = ownImports.filter(({ from, to }) => {
    const [here, there] = [placeOf(from), placeOf(to)]
    return here !== null && here !== there && (there === null || ranks[here] <= ranks[there])
  })
  expect(upward.map(shown)).toEqual([])
})

test('nothing of the product imports scripts or tests', () => {
  expect(ownImports.filter(({ to }) => /^(scripts|tests)\//.test(to)).map(shown)).toEqual([])
})

test('every import names a file that exists', () => {
  expect(ownImports.filter(({ to }) => !exists(to)).map(shown)).toEqual([])
})

test('a domain imports only from the domains its arrows point to, and never a store', () => {
  const astray = ownImports.filter(({ from, to }) => {
    const [here, there] = [domainOf(from), domainOf(to)]
    if (here === null || there === null || here === there) return false
    const allowed: readonly string[] = here in arrows ? arrows[here as keyof typeof arrows] : []
    return !allowed.includes(there) || /\/store[^/]*/.test(to)
  })
  expect(astray.map(shown)).toEqual([])
})

test('every folder of app/domain has its arrows written down', () => {
  const domains = new Set(product.flatMap(({ path }) => domainOf(path) ?? []))
  expect([...domains].filter((domain) => !(domain in arrows))).toEqual([])
})

test('components see no database, no secret and no disk', () => {
  expect(
    ownImports
      .filter(({ from, to, typeOnly }) => from.startsWith('app/components/') && !typeOnly && /\.server\.tsx?$/.test(to))
      .map(shown),
  ).toEqual([])
})

test('a route never imports another route', () => {
  const routes = ownImports.filter(
    ({ from, to, typeOnly }) =>
      from.startsWith('app/routes/') && to.startsWith('app/routes/') && !typeOnly && to.endsWith('.tsx'),
  )
  expect(routes.map(shown)).toEqual([])
})

test('a route exports what Remix asks for and nothing else', () => {
  const strange = product
    .filter(({ path }) => /^app\/routes\/.*\.tsx$/.test(path))
    .flatMap(({ path, exports }) =>
      exports.filter((name) => !routeExports.includes(name)).map((name) => `${path} exports ${name}`),
    )
  expect(strange).toEqual([])
})

test('every page for staff, moderators and admins asks for its permission before it does anything', () => {
  const open = product
    .filter(({ path }) => guarded.folders.test(path) && path.endsWith('.tsx'))
    .filter(
      ({ exports, madeBy }) =>
        madeBy.get('loader') !== guarded.loader ||
        (exports.includes('action') && madeBy.get('action') !== guarded.action),
    )
  expect(open.map(({ path }) => path)).toEqual([])
})

test('imports form no circle: every file can be understood before the files that use it', () => {
  expect(circles(product)).toEqual([])
})

for (const [name, places] of Object.entries(keptPackages)) {
  test(`only its own place imports the package ${name}`, () => {
    const others = product.filter(
      ({ path, imports }) =>
        !isIn(path, places) && imports.some(({ specifier }) => specifier === name || specifier.startsWith(`${name}/`)),
    )
    expect(others.map(({ path }) => path)).toEqual([])
  })
}

for (const [word, places] of Object.entries(keptCalls)) {
  test(`only its own place uses ${word}`, () => {
    expect(product.filter(({ path, uses }) => uses.has(word) && !isIn(path, places)).map(({ path }) => path)).toEqual(
      [],
    )
  })
}

test('texts with HTML in them are written only where they are made safe', () => {
  const written = product
    .filter(({ path }) => path.startsWith('app/') && !isIn(path, htmlPlaces))
    .flatMap(({ path, html }) => html.map((text) => `${path}: ${text}`))
  expect(written).toEqual([])
})

test('no folder and no file has a name that says nothing', () => {
  const names = placesBelow('app', 'db', 'scripts', 'tests').filter(
    (place) => !place.endsWith('.json') && emptyNames.includes(place.split('/').at(-1)?.split('.')[0] ?? ''),
  )
  expect(names).toEqual([])
})

test('no file only hands on what others export, except the lists', () => {
  const code = [...product, ...tests, ...sourceFiles('scripts')].filter(({ path }) => !lists.includes(path))
  expect(code.filter(({ path, barrel }) => barrel || /(^|\/)index\.ts$/.test(path)).map(({ path }) => path)).toEqual([])
})

test('every use-case has a test that calls it', () => {
  const tested = new Set(
    tests.flatMap(({ path, imports }) =>
      path.includes('.test.') ? imports.flatMap(({ file, typeOnly }) => (typeOnly ? [] : (file ?? []))) : [],
    ),
  )
  const domainOf = (path: string): string => path.split('/').slice(0, 3).join('/')
  // A step that only its own domain takes is covered by the test of the use-case that takes it.
  const calledFromOutside = new Set(
    [...product, ...sourceFiles('scripts')].flatMap(({ path, imports }) =>
      imports.flatMap(({ file, typeOnly }) =>
        !typeOnly && file != null && domainOf(file) !== domainOf(path) ? [file] : [],
      ),
    ),
  )
  const untested = product
    .filter(
      ({ path, useCase }) =>
        useCase &&
        path.startsWith('app/domain/') &&
        !/\/(queries|store)[^/]*(\/|$)/.test(path) &&
        calledFromOutside.has(path),
    )
    .map(({ path }) => path)
  expect(untested.filter((path) => !tested.has(path))).toEqual([])
})

test('the tests of app/ lie in the folders of the same names', () => {
  const mirrored = /^tests\/((api|components|core|domain|html|i18n|registry|web)(\/.*)?)\/[^/]+\.test\.tsx?$/
  const astray = tests.filter(({ path }) => {
    const folder = mirrored.exec(path)?.[1]
    return folder !== undefined && !exists(`app/${folder}`)
  })
  expect(astray.map(({ path }) => path)).toEqual([])
})

type Place = keyof typeof ranks

function placeOf(path: string): Place | null {
  const places = (Object.keys(ranks) as Place[]).filter((place) => path === place || path.startsWith(`${place}/`))
  return places.sort((a, b) => b.length - a.length)[0] ?? null
}

function domainOf(path: string): string | null {
  return /^app\/domain\/([^/]+)\//.exec(path)?.[1] ?? null
}

function isIn(path: string, places: readonly RegExp[]): boolean {
  return places.some((place) => place.test(path))
}

function shown({ from, to }: { from: string; to: string }): string {
  return `${from} → ${to}`
}

/** Groups of files that import one another in a circle (Tarjan), over imports that exist at run time. */
function circles(files: SourceFile[]): string[][] {
  const next = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.flatMap(({ file, typeOnly }) => (file === null || typeOnly ? [] : [file])),
    ]),
  )
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const found: string[][] = []
  const walk = (path: string): number => {
    const number = order.size
    order.set(path, number)
    lowest.set(path, number)
    open.push(path)
    for (const other of next.get(path) ?? []) {
      if (!next.has(other)) continue
      const reach = order.has(other) ? (open.includes(other) ? (order.get(other) ?? number) : number) : walk(other)
      lowest.set(path, Math.min(lowest.get(path) ?? number, reach))
    }
    if (lowest.get(path) === number) {
      const group = open.splice(open.indexOf(path))
      if (group.length > 1) found.push(group)
    }
    return lowest.get(path) ?? number
  }
  for (const path of next.keys()) if (!order.has(path)) walk(path)
  return found
}
