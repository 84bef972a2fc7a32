// One slide's widget: it only says where it is and what it shows. The deck's own widget draws it.

const board = (globalThis[Symbol.for("exceptional-service.slides")] ??= { places: new Set(), mount: null });

export default {
  render({ model, el }) {
    const place = { el, spec: model.get("slide"), end: null };
    board.places.add(place);
    place.end = board.mount?.(place) ?? null;
    return () => {
      board.places.delete(place);
      place.end?.();
    };
  },
};
