# Answers questions about kramdown (GFM input, as Jekyll calls it): one JSON request a line on stdin,
# one JSON answer a line on stdout. Requests are [operation, text, ...].
require "json"
require "kramdown"
require "kramdown-parser-gfm"

# What Jekyll sets by default.
OPTIONS = {input: "GFM", hard_wrap: false, auto_ids: true, entity_output: "as_char"}.freeze

# The parser with its inner questions made public.
class Oracle < Kramdown::Parser::GFM
  public_class_method :new

  def gfm_id(text)
    @id_counter = Hash.new(-1)
    generate_gfm_header_id(text)
  end

  # Only quotes and typographic symbols are looked for.
  def typographic(text)
    configure_parser
    root = Kramdown::Element.new(:root)
    reset_env(src: Kramdown::Utils::StringScanner.new(text), text_type: :text)
    parse_spans(root, nil, [:smart_quotes, :typographic_syms])
    update_raw_text(root)
    root.options[:raw_text]
  end

  # The blocks of a document, before any text is read for emphasis and links.
  def blocks
    configure_parser
    parse_blocks(@root, adapt_source(source))
    notes = @footnotes.map { |name, data| ["footnote", name, *tree(data[:content])] }
    [*tree(@root), *notes]
  end

  def tree(element)
    element.children.each_with_object([]) do |el, shown|
      next if [:blank, :eob].include?(el.type)

      piece = block(el)
      shown << piece unless piece == ["raw"] && shown.last == piece
    end
  end

  def block(el)
    id = explicit_id(el)
    case el.type
    when :p then ["paragraph", id, el.children[0].value.sub(/\A<input type="checkbox".*?\/>/, "").rstrip]
    when :header then ["heading", id, el.options[:level], el.children[0].value]
    when :codeblock then ["code", id]
    when :hr, :math then [{hr: "rule"}.fetch(el.type, "math"), id]
    when :ul, :ol then ["list", id, el.type, *tree(el)]
    when :table
      rows = el.children.flat_map(&:children)
      ["table", id, *rows.map { |row| row.children.map { |cell| cell.children[0]&.value }.compact }]
    when :dt then ["term", id, el.children[0].value]
    when :html_element then ["html", el.value, el.options[:content_model], *tree(el)]
    when :raw_text then ["spans", el.value]
    when :text, :raw then ["raw"]
    when :xml_comment, :xml_pi, :comment then ["comment"]
    else [{blockquote: "quote", li: "item", dl: "definitions", dd: "definition"}.fetch(el.type), id, *tree(el)]
    end
  end

  def explicit_id(el)
    attributes = el.attr.dup
    update_attr_with_ial(attributes, el.options[:ial]) if el.options[:ial]
    attributes["id"]
  end

  # Everything of a document that is read as a paragraph's text, as [text, pieces].
  def paragraphs
    @read = []
    parse
    @read.map do |element|
      update_elements(element)
      [element.value, pieces(element.children)]
    end
  end

  def parse_spans(element, *)
    @read << element if @read && element.type == :raw_text
    super
  end

  def definitions
    @link_defs.transform_values(&:first)
  end

  def notes
    @footnotes.keys
  end

  # The pieces of one paragraph, with link definitions and footnotes given.
  def spans(text, definitions, footnotes)
    configure_parser
    update_link_definitions(definitions.map { |id, url| [id, [url, nil]] }.to_h)
    footnotes.each { |name| @footnotes[name] = {content: Kramdown::Element.new(:footnote_def)} }
    @footnotes.each_value { |note| note[:options] = {} }
    reset_env(src: Kramdown::Utils::StringScanner.new(text), text_type: :text)
    paragraph = Kramdown::Element.new(:p, nil, nil, location: 1)
    parse_spans(paragraph)
    update_elements(paragraph)
    paragraph
  end
end

def pieces(elements)
  shown = []
  elements.each do |el|
    said =
      case el.type
      when :text, :abbreviation then el.value
      when :entity then el.value.char
      when :smart_quote then Kramdown::Utils::Entities.entity(el.value.to_s).char
      when :typographic_sym
        {laquo_space: "«\u00a0", raquo_space: "\u00a0»"}[el.value] ||
          Kramdown::Utils::Entities.entity(el.value.to_s).char
      end
    if said
      shown[-1].is_a?(String) ? shown[-1] << said : shown << said.dup
      next
    end
    shown << case el.type
             when :em, :strong then [el.type, pieces(el.children)]
             when :codespan then ["code", el.value]
             when :a then ["link", el.attr["href"], pieces(el.children)]
             when :img then ["image", el.attr["src"]]
             when :html_element then [el.value == "del" && el.options[:line] ? "~~" : "html", el.value, pieces(el.children)]
             when :xml_comment, :comment then ["comment"]
             when :footnote then ["footnote", el.options[:name]]
             when :math then ["math", el.value]
             when :br then ["break"]
             when :raw then ["extension", el.value]
             else raise "unknown element #{el.type}"
             end
  end
  shown.reject { |piece| piece == "" }
end

Kramdown::Converter::Html.send(:public_class_method, :new)

# Notes the headings in the order in which they are printed.
module Headings
  def convert_header(el, indent)
    printed = super
    ($headings ||= []) << [el.options[:level], printed[/\A\s*<h\d[^>]*? id="([^"]*)"/, 1]]
    printed
  end
end
Kramdown::Converter::Html.prepend(Headings)

def headings(text)
  $headings = []
  html(text)
  $headings
end

def html(text)
  Kramdown::Document.new(text, OPTIONS).to_html
end

def answer(operation, text, definitions = {}, footnotes = [])
  case operation
  when "gfm_id" then Oracle.new("", OPTIONS).gfm_id(text.dup)
  when "basic_id"
    root = Kramdown::Element.new(:root, nil, nil, options: {})
    Kramdown::Converter::Html.new(root, Kramdown::Options.defaults).generate_id(text.dup)
  when "typographic" then Oracle.new("", OPTIONS).typographic(text.dup)
  when "spans" then pieces(Oracle.new("", OPTIONS).spans(text.dup, definitions, footnotes).children)
  when "paragraphs"
    oracle = Oracle.new(text.dup, OPTIONS)
    {"paragraphs" => oracle.paragraphs, "definitions" => oracle.definitions, "footnotes" => oracle.notes}
  when "blocks" then Oracle.new(text.dup, OPTIONS).blocks
  when "html" then html(text)
  when "headings" then headings(text)
  else raise "unknown operation #{operation}"
  end
end

$stdin.set_encoding("UTF-8")
$stdout.set_encoding("UTF-8")
while (line = $stdin.gets)
  puts JSON.generate(answer(*JSON.parse(line)))
  $stdout.flush
end
