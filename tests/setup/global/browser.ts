import type { TestProject } from 'vitest/node'
import { findChromium } from '#scripts/setup/chromium.mjs'

export default function setup(project: TestProject): void {
  project.provide('chromium', findChromium())
}
