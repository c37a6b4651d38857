import type { SchoolProfile } from '../../organisation/index.ts'

/** What every page knows of its reader and its school. */
export interface PageContext {
  readonly school: SchoolProfile
  readonly path: string
  /** 长者模式. */
  readonly isLarge: boolean
  readonly isHighContrast: boolean
  readonly readerName: string | null
  readonly isStaff: boolean
  readonly assetUrl: (name: string) => string
  readonly publicUrl: string
  /** The page stands inside another, which has a head and a menu of its own. */
  readonly isBare: boolean
}
