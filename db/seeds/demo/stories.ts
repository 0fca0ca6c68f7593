import type { DemoStory } from './plot.ts'
import { publishedStories } from './stories-published.ts'
import { unpublishedStories } from './stories-unpublished.ts'

/** Twelve stories: four published and one featured, and one in each of the seven other states. */
export const stories: readonly DemoStory[] = [...publishedStories, ...unpublishedStories]
