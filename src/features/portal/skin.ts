import { type Assets, loadAssets } from '../../platform/pages/assets.ts'
import { themeOf, themeSheet } from './domain/theme.ts'

/** The colour in which the drawings of `assets/` are made. */
const DRAWN_IN = '#0b5d66'

/** The portal's style sheet and drawings, in the colour that the school has set. */
export function loadSkin(folder: string): Assets {
  return loadAssets(folder, (name, text, colour) => {
    if (name === 'portal.css') return text + themeSheet(colour)
    return name === 'emblem.svg' ? text.replaceAll(DRAWN_IN, themeOf(colour).school) : undefined
  })
}
