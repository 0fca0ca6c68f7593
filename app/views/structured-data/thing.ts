/** A thing of schema.org: its type and its properties; those that are undefined are left out of JSON. */
export type Thing = { '@type': string } & { readonly [property: string]: unknown }

/** Where a page is, as far as its data needs to know. */
export type PagePlace = {
  origin: string
  pathname: string
  search: string
  siteName: string
  /** Address of the site's logo without the origin; null: it has none. */
  logo: string | null
}

/** Who wrote a text. @param handle null: a former member, or one who is not named here */
export function person(origin: string, name: string, profile: string | null): Thing {
  return { '@type': 'Person', name, url: profile === null ? undefined : origin + profile }
}

/** The way to a page, the page itself last. */
export function breadcrumbs(origin: string, trail: readonly { text: string; href: string }[]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ text, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: text,
      item: origin + href,
    })),
  }
}
