import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { aptInstall, isRoot } from './debian.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

export const chromiumRemedy =
  'A Chromium is needed for the browser tests and none could be found. Set CHROMIUM_PATH=/path/to/chromium, or install one: ' +
  'apt-get install chromium, or npx playwright-core install chromium'

/**
 * The program of a Chromium: CHROMIUM_PATH, then the PATH, then Debian's package when `install` is given and the user
 * is root, then the one that playwright downloads.
 * @param {{ install?: boolean }} [options]
 * @returns {string}
 * @throws Error with what to do, when there is none
 */
export function findChromium({ install = false } = {}) {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted !== undefined && wanted !== '') {
    if (existsSync(wanted)) return wanted
    throw new Error(`CHROMIUM_PATH names ${wanted}, which does not exist.`)
  }
  const found = onThisMachine()
  if (found !== null) return found
  if (install) {
    // Without a font with Hangul, every Korean page in a picture is a page of boxes.
    if (isRoot() && aptInstall(['chromium', 'fonts-noto-cjk'])) {
      const installed = onThisMachine()
      if (installed !== null) return installed
    }
    console.log("downloading playwright's Chromium")
    spawnSync(process.execPath, [playwrightProgram(), 'install', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const downloaded = playwrightsOwn()
    if (downloaded !== null) return downloaded
  }
  throw new Error(chromiumRemedy)
}

/** @returns {string | null} */
function onThisMachine() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const candidates = [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...fixedPlaces]
  return candidates.find(mayRun) ?? playwrightsOwn()
}

/** @returns {string | null} */
function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright-core')
    return mayRun(chromium.executablePath()) ? chromium.executablePath() : null
  } catch {
    return null
  }
}

/** @returns {string} */
function playwrightProgram() {
  return path.join(path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
}

/**
 * @param {string} file
 * @returns {boolean}
 */
function mayRun(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
