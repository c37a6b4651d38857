export {
  type Appearance,
  countAppearances,
  type Counted,
  listAppearanceKeys,
  listCountedAppearances,
  listShowing,
  listWebPlaces,
  type Showing,
} from './appearances.queries.ts'
export { channelsRoutes } from './channels.routes.ts'
export { type Asked, registerAppearance } from './register-appearance.ts'
export { saveChannel } from './save-channel.ts'
export { type Drifted, listDrifted, type ShownElsewhere, shownElsewhere, viewPublicChannels } from './view-channels.ts'
