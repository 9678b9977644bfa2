# Answers questions about kramdown (GFM input, as Jekyll calls it): one JSON request a line on stdin,
# one JSON answer a line on stdout. Requests are [operation, text, ...].
require "json"
require "kramdown"
require "kramdown-parser-gfm"

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
end

Kramdown::Converter::Html.send(:public_class_method, :new)

def html(text)
  Kramdown::Document.new(text, input: "GFM").to_html
end

def answer(operation, text)
  case operation
  when "gfm_id" then Oracle.new("", {}).gfm_id(text.dup)
  when "basic_id"
    root = Kramdown::Element.new(:root, nil, nil, options: {})
    Kramdown::Converter::Html.new(root, Kramdown::Options.defaults).generate_id(text.dup)
  when "typographic" then Oracle.new("", {}).typographic(text.dup)
  when "html" then html(text)
  when "ids" then html(text).scan(/<h[1-6](?: id="([^"]*)")?/).map { |found| found[0] || "" }
  else raise "unknown operation #{operation}"
  end
end

$stdin.set_encoding("UTF-8")
$stdout.set_encoding("UTF-8")
while (line = $stdin.gets)
  puts JSON.generate(answer(*JSON.parse(line)))
  $stdout.flush
end
