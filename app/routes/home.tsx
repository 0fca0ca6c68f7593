import { SearchHero } from '#app/components/search-hero.tsx'
import type { RouteHandle } from '#app/components/route-handle.ts'

export const handle: RouteHandle = { search: false, head: () => ({ title: null, canonical: '/' }) }

export default function Home() {
  return <SearchHero />
}
