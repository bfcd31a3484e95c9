/**
 * Browsers without constructable style sheets (WebKit before 16.4: cheap screens, older phones) are given styles by Lit as
 * inline ones, which the policy refuses. Here they go, rule by rule, into empty style elements, which it allows by
 * their hash. To be imported before any element is defined.
 */
import { ReactiveElement, supportsAdoptingStyleSheets, type CSSResult } from 'lit';

if (!supportsAdoptingStyleSheets) {
  const { prototype } = ReactiveElement;
  const { connectedCallback } = prototype;
  const stylesOf = (element: ReactiveElement): readonly CSSResult[] =>
    (element.constructor as typeof ReactiveElement).elementStyles as CSSResult[];

  Object.assign(prototype, {
    createRenderRoot(this: ReactiveElement): ShadowRoot {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      root.append(...stylesOf(this).map(() => document.createElement('style')));
      return root;
    },
    connectedCallback(this: ReactiveElement): void {
      connectedCallback.call(this);
      // The sheet of an element is a new one whenever it comes into the page.
      const elements = this.renderRoot.querySelectorAll('style');
      stylesOf(this).forEach(({ cssText }, index) => elements[index]?.sheet?.insertRule(`@media all{${cssText}}`));
    },
  });
}
