import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export type Import = {
  /** As written: `kysely`, `#app/core/time.ts`, `./thread.ts`. */
  specifier: string
  /** Path from the root of the repository, `app/core/time.ts`; null for a package. */
  file: string | null
  /** Erased before anything runs: `import type`. */
  typeOnly: boolean
}

export type SourceFile = {
  /** Path from the root of the repository, with slashes. */
  path: string
  imports: Import[]
  exports: string[]
  /** True when it exports a function `(ctx, …)`. */
  useCase: boolean
  /** True when it only re-exports. */
  barrel: boolean
  /** Watched words and names of called methods that the code uses; comments and texts do not count. */
  uses: Set<string>
  /** Texts with an HTML tag in them. */
  html: string[]
  /** Exported values that a call makes, `export const loader = guardedLoader(…)`: name → function called. */
  madeBy: Map<string, string>
}

/** The words with which Kysely begins a query. */
const queryWords = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom'])
const root = path.resolve(import.meta.dirname, '../..')
const htmlTag =
  /<\/?(a|b|i|p|br|div|span|ul|ol|li|table|tr|td|pre|code|em|strong|h[1-6]|img|script|style|form|input|button)(\s[^<>]*)?\/?>/i

/** Every TypeScript file below these folders, parsed. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap(filesBelow).map(parse)
}

/** Every file and folder below these folders, from the root of the repository. */
export function placesBelow(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (place) => `${folder}/${place.replaceAll(path.sep, '/')}`,
    ),
  )
}

export function exists(place: string): boolean {
  return existsSync(path.join(root, place))
}

function filesBelow(folder: string): string[] {
  return placesBelow(folder).filter((place) => /\.tsx?$/.test(place) && !/(^|\/)\./.test(place))
}

function parse(place: string): SourceFile {
  const tree = ts.createSourceFile(place, readFileSync(path.join(root, place), 'utf8'), ts.ScriptTarget.ESNext, true)
  const source: SourceFile = {
    path: place,
    imports: [],
    exports: [],
    useCase: tree.statements.some(isUseCase),
    barrel: tree.statements.length > 0 && tree.statements.every(isHandedOn),
    uses: new Set(),
    html: [],
    madeBy: new Map(),
  }
  visit(tree, source)
  return source
}

function visit(node: ts.Node, source: SourceFile): void {
  if (ts.isImportDeclaration(node)) addImport(source, node.moduleSpecifier, isErased(node.importClause))
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    addImport(source, node.moduleSpecifier, node.isTypeOnly)
  }
  if (ts.isCallExpression(node)) {
    const [first] = node.arguments
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword && first !== undefined) addImport(source, first, false)
    if (node.expression.getText() === 'Date.now') source.uses.add('Date.now()')
    if (ts.isPropertyAccessExpression(node.expression)) source.uses.add(node.expression.name.text)
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0)
    source.uses.add('new Date()')
  if (ts.isPropertyAccessExpression(node) && queryWords.has(node.name.text)) source.uses.add(node.name.text)
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'process.env') source.uses.add('process.env')
  if (ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText())) source.uses.add('sql')
  if (ts.isJsxAttribute(node)) source.uses.add(node.name.getText())
  if ((ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) && htmlTag.test(node.text))
    source.html.push(node.text)
  if (isExported(node)) {
    source.exports.push(...namesOf(node))
    if (ts.isVariableStatement(node)) {
      for (const { name, initializer } of node.declarationList.declarations) {
        if (initializer !== undefined && ts.isCallExpression(initializer))
          source.madeBy.set(name.getText(), initializer.expression.getText())
      }
    }
  }
  ts.forEachChild(node, (child) => visit(child, source))
}

function isUseCase(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) && isExported(node) && node.parameters[0]?.type?.getText() === 'Ctx'
}

function isHandedOn(node: ts.Node): boolean {
  return ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined
}

function addImport(source: SourceFile, specifier: ts.Expression, typeOnly: boolean): void {
  if (ts.isStringLiteralLike(specifier))
    source.imports.push({ specifier: specifier.text, file: fileOf(source.path, specifier.text), typeOnly })
}

function fileOf(from: string, specifier: string): string | null {
  const plain = specifier.replace(/\?.*$/, '')
  if (plain.startsWith('#')) return plain.slice(1)
  return plain.startsWith('.') ? path.posix.join(path.posix.dirname(from), plain) : null
}

function isErased(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.isTypeOnly) return true
  const names = clause.namedBindings
  return (
    clause.name === undefined &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.length > 0 &&
    names.elements.every((name) => name.isTypeOnly)
  )
}

function isExported(node: ts.Node): boolean {
  return (
    ts.isExportAssignment(node) ||
    (ts.canHaveModifiers(node) &&
      (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false))
  )
}

/** Names of exported values; types do not exist at run time. */
function namesOf(node: ts.Node): string[] {
  if (ts.isExportAssignment(node)) return ['default']
  if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return []
  if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword))
    return ['default']
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map((one) => one.name.getText())
  return ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) ? [node.name?.text ?? 'default'] : []
}
