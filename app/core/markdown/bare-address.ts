/**
 * Particles and forms of the copula that Korean attaches to a word without a space, also several of them: `에서는`,
 * `으로도`, `입니다만`.
 */
const ATTACHED =
  '(?:(?:으로|로|에서|에게서|에게|에|께서|께|한테서|한테|까지|부터|처럼|보다|마다|조차|마저|밖에|하고|이랑|랑|과|와|이나|나|만|뿐|쯤)?' +
  '(?:으로|은|는|도|만|의|이|가|을|를|요)?' +
  '|(?:입니|이에요|예요|이었|였|인데|인가|인지|이라|이란|라고|라는|라면|라서|이며|이고|이면|이나|이든|이죠|이지)[가-힣]{0,4}|다|란|며|고|면|죠|지)'
const ONLY_ATTACHED = new RegExp(`^${ATTACHED}$`, 'u')
const LAST_SYLLABLES = /[\p{Script=Hangul}]+$/u

/** The scheme or `www.`, a host whose last label is Latin, and a port. */
const HOST = /^(?:[a-z][a-z+.-]*:\/\/|www\.)(?:[\p{L}\p{N}_-]+\.)*[a-z0-9_-]+(?::\d{1,5}(?!\d))?/iu

/** Quotes, brackets and stops that no address has unless they are encoded. */
const NEVER_INSIDE = /["“”‘’「」『』《》〈〉【】〔〕（）。、，；：！？]/u
/** A stop with a syllable behind it begins the next sentence, but in a query. */
const STOP_BEFORE_SYLLABLE = /(?<=[\w/)])[.,;:!](?=\p{Script=Hangul})/u
const LAST_STOPS = /[?!.,:;*_'"~]+$/

/** Whether these syllables can only be particles: what stands behind a word and is no part of it. */
export function isAttached(syllables: string): boolean {
  return syllables !== '' && ONLY_ATTACHED.test(syllables)
}

/**
 * The part of a run of characters that is a web address. The run ends at a space, as in English; in Korean particles,
 * quotes and the next sentence follow without one: `https://example.com에서`, `(https://example.com/a)를`.
 */
export function bareAddress(run: string): string {
  const host = HOST.exec(run)?.[0]
  // A name before the host, `https://name@host`, is refused where addresses are read.
  if (host === undefined || run.charAt(host.length) === '@') return run
  const rest = run.slice(host.length)
  return /^[/?#]/.test(rest) ? host + pathOf(rest) : host
}

function pathOf(rest: string): string {
  const text = upToUnopened(rest)
  const query = text.indexOf('?')
  const stop = STOP_BEFORE_SYLLABLE.exec(query < 0 ? text : text.slice(0, query))
  const path = text.slice(0, stop?.index ?? text.length)
  const [syllables = ''] = LAST_SYLLABLES.exec(path) ?? []
  const before = path.slice(0, path.length - syllables.length)
  // Behind `=`, `-` and `%` syllables are part of a value or of a word.
  return isAttached(syllables) && !/[=_%+-]$/.test(before) ? before.replace(LAST_STOPS, '') : path
}

/** Up to the first sign that no address has, or that closes a bracket which was opened before the address. */
function upToUnopened(text: string): string {
  let open = 0
  for (const [index, sign] of [...text].map((one, at) => [at, one] as const)) {
    if (sign === '(' || sign === '[') open += 1
    else if (sign === ')' || sign === ']') open -= 1
    if (open < 0 || NEVER_INSIDE.test(sign)) return [...text].slice(0, index).join('')
  }
  return text
}
