// What a component in a notebook's output cell works with.

import type { I18n } from "./i18n.js";

/** A widget's model as anywidget hands it out. */
export interface WidgetModel {
  // biome-ignore lint/suspicious/noExplicitAny: a trait has the type that its Python class gives it
  get(name: string): any;
  set(name: string, value: unknown): void;
  save_changes(): void;
  send(content: unknown, callbacks?: unknown, buffers?: ArrayBuffer[]): void;
  // biome-ignore lint/suspicious/noExplicitAny: the arguments go by the event
  on(event: string, listener: (...given: any[]) => void): void;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  off(event: string, listener: (...given: any[]) => void): void;
  /** Knows, in JupyterLab, how links of the notebook are followed. */
  // biome-ignore lint/suspicious/noExplicitAny: JupyterLab's and Voilà's managers have no type in common
  widget_manager?: any;
}

/** Draws in `el` and returns the way to take it away again. */
export type Render = (view: { model: WidgetModel; el: HTMLElement }) => () => void;

/** A component of the form runtime. `style`: the runtime's style sheet. */
export type Component = (view: {
  model: WidgetModel;
  el: HTMLElement;
  words: I18n;
  style: string;
}) => () => void;
