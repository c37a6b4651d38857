export { catalogueRoutes } from './catalogue.routes.ts'
export {
  itemNumbers,
  type ItemWithState,
  listItems,
  listItemStates,
} from './catalogue.queries.ts'
export { listCatalogues, listClasses } from './catalogues.queries.ts'
export { getItemState, listItemNames } from './one-item.queries.ts'
export {
  beginRule,
  insertCatalogue,
  insertCrossing,
  insertItem,
  resolveDuties,
} from './catalogue.store.ts'
export { ruleText } from './domain/item-rule.ts'
export { STATE_WORDS } from './state-words.ts'
export { listDisclosedItems } from './disclosed-items.queries.ts'
