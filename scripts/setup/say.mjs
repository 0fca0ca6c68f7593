/**
 * One line about what is wrong and what to do, then the end.
 * @param {string} line
 * @returns {never}
 */
export function fail(line) {
  console.error(line)
  process.exit(1)
}

/**
 * Says what is being done, and when it is done how long it took.
 * @template Result
 * @param {string} what
 * @param {() => Promise<Result>} act
 * @returns {Promise<Result>}
 */
export async function timed(what, act) {
  const start = Date.now()
  console.log(`${what} …`)
  const result = await act()
  console.log(`${what}: ${((Date.now() - start) / 1000).toFixed(1)} s`)
  return result
}
