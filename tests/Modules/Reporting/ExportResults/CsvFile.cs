using System.Net.Http.Headers;
using System.Text;
using Pix.Testing;

namespace Pix.Reporting.Tests.ExportResults;

/// <summary>The export as it comes, byte for byte, and as RFC 4180 reads it.</summary>
internal sealed record CsvFile(byte[] Bytes, HttpContentHeaders Headers)
{
    public static async Task<CsvFile> DownloadAsync(TestCampaign campaign, string query = "")
    {
        var client = campaign.Organiser.Client;
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = client.Cookies, UseProxy = false }) { BaseAddress = new(client.Address) };
        using var response = await http.GetAsync(campaign.Report("resultats.csv") + query);
        response.EnsureSuccessStatusCode();
        return new(await response.Content.ReadAsByteArrayAsync(), response.Content.Headers);
    }

    public string Text => Encoding.UTF8.GetString(Bytes.AsSpan(3));

    /// <summary>Lines of cells; quoted ones with their quotes taken off.</summary>
    public List<string[]> Lines
    {
        get
        {
            var (lines, cells, cell, quoted, text) = (new List<string[]>(), new List<string>(), new StringBuilder(), false, Text);
            for (var i = 0; i < text.Length; i++)
            {
                if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else if (text[i] == '"')
                    quoted = !quoted;
                else if (quoted || text[i] is not (';' or '\r' or '\n'))
                    cell.Append(text[i]);
                else if (text[i] == ';')
                    EndCell();
                else
                {
                    Assert.True(text[i] == '\r' && text[++i] == '\n', "a line ends with CR LF");
                    EndCell();
                    lines.Add([.. cells]);
                    cells.Clear();
                }
            }
            Assert.False(quoted);
            Assert.Empty(cells);
            Assert.Equal(0, cell.Length);
            return lines;

            void EndCell()
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
        }
    }
}
