declare module '@mixmark-io/domino' {
  export function createDocument(html: string): Document
}

declare module '@joplin/turndown-plugin-gfm' {
  import type TurndownService from 'turndown'
  const plugins: { strikethrough: TurndownService.Plugin; taskListItems: TurndownService.Plugin }
  export default plugins
}
